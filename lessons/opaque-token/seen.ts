import type { ApiId, Part } from "./story";

/** How an API that accepted a token knew whom it stands for. */
export type Knowledge = "signature" | "answer" | "memory";

/** One answer of one API. */
export type Asked = {
  api: ApiId;
  part: Part;
  /** When it was asked, in milliseconds from the beginning of the part. */
  at: number;
  status: number;
  /** `null` where it did not accept the token. */
  by: Knowledge | null;
  /** Milliseconds that it took to tell, where it accepted the token. */
  ms: number | null;
};

/** When the act of a part was done, in milliseconds from its beginning. */
export type Acted = { part: Part; at: number };

/** What a run tells while it goes on. */
export type Seen = { asked: Asked } | { acted: Acted };

/** The whole of a run. */
export type Experiment = {
  asked: Asked[];
  acted: Acted[];
  /** How many requests each API made to the app: for a key, or to ask about a token. */
  questions: Record<ApiId, number>;
  /** SQL statements that the app needed to issue a token of each kind. */
  statements: { signed: number; opaque: number };
  /** Seconds for which the signed token is good. */
  expiresIn: number;
};
