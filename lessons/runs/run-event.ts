/** Says what is being done. @param share of the whole, from 0 to 1 @param seen something that was measured */
export type Report<Seen = never> = (words: string, share: number, seen?: Seen) => void;

/** What a run tells while it goes on: one line of NDJSON each, the last a result or a problem. */
export type RunEvent<Result, Seen = never> =
  | { type: "progress"; words: string; share: number; seen?: Seen | undefined }
  | { type: "result"; result: Result }
  | { type: "problem"; code: string; title: string; detail?: string };
