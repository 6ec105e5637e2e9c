import type { Strategy } from "@/lib/lab/strategy";

/** Why a strategy does not keep a thief out, though it looks as if it did. */
export type Flaw = {
  /** The one thing that a thief does. */
  beatenBy: string;
  /** What the line does that is marked as wrong in its configuration. */
  wrongLine: string;
  mendedBy: Strategy;
  /** It fails under rolling expiry, where Auth.js issues a token again. Under absolute expiry it holds. */
  needsRolling?: true;
};

/** What is known of a strategy, by the server and by the pages. */
export type StrategyRecord = {
  title: string;
  /**
   * What the session cookie is called. Auth.js finds a session cookie by the beginning of its name (so it
   * finds the pieces of a long one), therefore no name may begin with another.
   */
  cookie: string;
  /** The file that makes it this strategy, where it is not the `configuration.ts` beside the record. */
  source?: string;
  /** The cookie stands for a row of the table of sessions. */
  hasRow?: true;
  /** The row holds the token itself, and not a hash of it. */
  holdsToken?: true;
  /** A signed copy of the session lies beside its cookie. */
  copies?: true;
  /** What the cookie says is encrypted. */
  encrypted?: true;
  /** A refresh token lies beside the session cookie. */
  refreshes?: true;
  /** Every refresh must be signed with the key of the sign-in. */
  bound?: true;
  /** What makes it another than the plain one of its family, under those that are not. */
  addition?: string;
  /** An abbreviation of the title, where there is little room. */
  inNarrowLane: string;
  summary: string;
  noList: string;
  /** It keeps a list of sign-ins, which can be shown and ended one by one. */
  lists?: true;
  /** What a check that answers "revoked" has found. */
  revokedBy?: string;
  broken?: Flaw;
};

export const noListOfTokens = "No list of tokens is kept, so none can be shown or ended.";
export const noAnswer = "The database does not answer.";
