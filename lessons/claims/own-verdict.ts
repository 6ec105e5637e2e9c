import { t } from "@/lib/language/texts";
import { type Verdict, verdictWords } from "./verdict";

/** What somebody expected before a run, and why. It stays beside what was measured. */
export type OwnVerdict = { verdict: Verdict; reason: string };

export const longestReason = 300;

/** @returns `holds, because a row is deleted` */
export function ownWords({ verdict, reason }: OwnVerdict): string {
  const { word } = verdictWords[verdict];
  return reason.trim() ? t("{word}, because {reason}", { word, reason: reason.trim() }) : word;
}
