import type { Problem } from "../errors";
import type { Reason } from "./reason";

/** One SQL statement that the request sent. */
export type StatementEvidence = {
  text: string;
  /** Rows returned, or affected where none are returned. `null` when the database did not answer. */
  rows: number | null;
  /** Milliseconds from sending to the last row. */
  ms: number;
};

/** What was done with a token. */
export type TokenEvidence = {
  alg: string;
  /** Milliseconds. */
  ms: number;
  operation: "verify" | "sign" | "decrypt" | "encrypt";
  /** The claims that the operation was asked to verify, beside the signature. */
  claims: readonly string[];
};

/** How an answer that is kept for a while was used instead of a look-up. */
export type CacheEvidence = {
  /** Whether the kept answer did. If not, it was looked up and is kept from now on. */
  hit: boolean;
  /** Seconds since what was used had been looked up. */
  age: number;
  /** Seconds for which an answer is kept. */
  lifetime: number;
  /** It lies in a cookie of the browser, and not in the server's memory. */
  inCookie?: true;
  /** Milliseconds in which the last change was heard of, where changes are told. */
  heardAfter?: number;
};

/** What really happened on one request. Sent to the browser: no secret and no hash goes in here. */
export type Evidence = {
  /** The session cookie that came. It is the visitor's own, and the lesson. */
  cookie: { name: string; value: string } | null;
  /** Bytes of that cookie's value. */
  cookieBytes: number;
  sql: StatementEvidence[];
  token: TokenEvidence | null;
  /** `null` where nothing is kept. */
  cache: CacheEvidence | null;
  /** Set-Cookie headers: of a refresh, those of the answer; of a check, those of Auth.js that were held back. */
  setCookies: string[];
  /** Milliseconds for the whole check. */
  ms: number;
  /** What was asked of this one request: the database far away, or gone. */
  database: DatabaseCondition;
};

/** What the request did that made an event. Kept in the database: of a cookie the beginning alone. */
export type EventEvidence = {
  method: string;
  path: string;
  status: number;
  /** The lab's cookies that came, less the owner's. */
  cookies: string[];
  sql: StatementEvidence[];
  tokens: TokenEvidence[];
  setCookies: string[];
  /** Milliseconds for the whole request. */
  ms: number;
};

/** `near` is the database as it is; the others hold for a single request. */
export type DatabaseCondition = "near" | "down" | { slow: number };

/** What a request has gathered so far. */
export type Recording = {
  sql: StatementEvidence[];
  /** In the order in which they were done. */
  tokens: TokenEvidence[];
  /** The ids of what was written into the lab's diary on the way: this recording is their evidence. */
  events: bigint[];
  cache: CacheEvidence | null;
  refusal: Reason | null;
  /** What the answer has to say instead of what Auth.js makes of it. */
  problem: Problem | null;
  database: DatabaseCondition;
  /** Milliseconds of distance that have been counted and not yet been waited for. */
  owed: number;
};
