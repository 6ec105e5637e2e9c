/** What a verifier makes of a token. */
export type Reception = { accepted: boolean; reason: string };

/** Something that verifies tokens, as an attacker sees it. */
export type Target = {
  name: string;
  /** The algorithm of its own tokens. */
  alg: string;
  /** A good token of the attacker's own. */
  sample: string;
  /** What it publishes or lets be known, in texts that could pass for a key. */
  publicTexts: readonly { name: string; text: string }[];
  /**
   * A token that its rightful issuer signed on another occasion: yesterday, for tomorrow, for somebody
   * else, for another purpose.
   */
  issued(change: { header?: object; claims?: object }): Promise<string>;
  verify(token: string): Promise<Reception>;
};

/** What the attacker brings along. */
export type Attacker = {
  /** Signs with the attacker's own RSA key. */
  sign(header: object, claims: object): string;
  /** The public half of that key, and an address that serves it as a key set. */
  publicJwk: object;
  jwksUrl: string;
  /** Secrets to try, the most usual first. */
  words: readonly string[];
};

/** One way of making a verifier believe what it should not. */
export type Attack = {
  id: string;
  title: string;
  /** Where it got in, or the paragraph that warns of it. */
  known: string;
  /** @returns the tokens to try, each with a word about it; none where there is nothing to begin with */
  tokens(target: Target, attacker: Attacker): Promise<Attempt[]>;
};

export type Attempt = { variant: string; token: string };
