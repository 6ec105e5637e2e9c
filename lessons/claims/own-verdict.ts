import { type Verdict, verdictWords } from "./verdict";

/** What somebody expected before a run, and why. It stays beside what was measured. */
export type OwnVerdict = { verdict: Verdict; reason: string };

export const longestReason = 300;

/** @returns `holds, because a row is deleted` */
export function ownWords({ verdict, reason }: OwnVerdict): string {
  const { word } = verdictWords[verdict];
  return reason.trim() ? `${word}, because ${reason.trim()}` : word;
}
