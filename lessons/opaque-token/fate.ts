import { inLanguage } from "@/lib/language/in-language";
import type { Acted, Asked } from "./seen";
import { type ApiId, believedSeconds, type Part } from "./story";

export const fates = ["at-once", "within-seconds", "not-yet"] as const;

/** When an API ceased to accept a token, seen from the act. */
export type Fate = (typeof fates)[number];

export const fateWords: Record<Fate, string> = inLanguage({
  "at-once": "at once",
  "within-seconds": `after up to ${believedSeconds} s`,
  "not-yet": "when the token expires",
});

export type Outcome = {
  fate: Fate;
  /** Milliseconds after the act at which it was last accepted, and from when on it was not. */
  lastAccepted: number | null;
  firstElse: { after: number; status: number } | null;
};

const accepted = 200;

/**
 * What came of a token at one API, from the answers that were asked for after the act.
 * @returns `null` before there is one, and where it was not accepted before the act
 */
export function outcomeOf(
  asked: readonly Asked[],
  acted: readonly Acted[],
  api: ApiId,
  part: Part,
): Outcome | null {
  const act = acted.find((one) => one.part === part);
  const answers = asked.filter((one) => one.api === api && one.part === part);
  if (!act || !answers.some(({ at, status }) => at < act.at && status === accepted)) return null;
  const after = answers.filter(({ at }) => at >= act.at);
  if (after.length === 0) return null;
  const last = after.findLast(({ status }) => status === accepted);
  const first = after.find(({ status }) => status !== accepted);
  const fate = !first ? "not-yet" : last ? "within-seconds" : "at-once";
  return {
    fate,
    lastAccepted: last ? last.at - act.at : null,
    firstElse: first ? { after: first.at - act.at, status: first.status } : null,
  };
}
