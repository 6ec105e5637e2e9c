/** Says what is being done. @param share of the whole, from 0 to 1 */
export type Report = (words: string, share: number) => void;

/** What a run tells while it goes on: one line of NDJSON each, the last a result or a problem. */
export type RunEvent<Result> =
  | { type: "progress"; words: string; share: number }
  | { type: "result"; result: Result }
  | { type: "problem"; code: string; title: string; detail?: string };
