import type { CheckFact, Facts } from "@/lib/lab/facts";
import { type LaneKey, laneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { findMismatches, type LaneObservation, type Observation } from "../scenarios/expectation";
import { laneName } from "../strategies/lane-name";
import type { Challenge } from "./challenge";

/** What has to be so, and whether it is. */
export type Finding = { words: string; holds: boolean };

/** What the server measured, beside what a challenge asks for. */
export function judge({ facts: asked, expect }: Challenge, facts: Facts): Finding[] {
  const found = asked.map(({ words, holds }) => ({ words, holds: holds(facts) }));
  if (!expect) return found;
  const before: Observation = { lanes: new Map(), refused: null, scriptSees: new Map(), pages: new Map() };
  const mismatches = findMismatches(expect, before, { ...before, lanes: observe(facts) });
  const words = mismatches.map(({ what, expected, saw }) =>
    t("{inWords}: {expected}; it is {saw}", { inWords: inWords(what), expected, saw }),
  );
  const last = words.length > 0 ? words.join(". ") : t("The latest checks find what they should");
  return [...found, { words: last, holds: words.length === 0 }];
}

/** Of every lane what the latest check of a cookie of Alice's found. Cookies that were never hers say nothing. */
function observe({ checks }: Facts): Map<LaneKey, LaneObservation> {
  const hers = new Set(checks.filter(({ who }) => who === "alice").map(({ credential }) => credential));
  return new Map(
    checks
      .filter(({ credential }) => hers.has(credential))
      .map((run): [LaneKey, LaneObservation] => [laneKey(run), toObservation(run)]),
  );
}

function toObservation({ status, reason, expiresAt, role, statements }: CheckFact): LaneObservation {
  return {
    signedIn: status === 200,
    ...(reason && { reason }),
    ...(expiresAt !== null && { expiresAt: new Date(expiresAt).toISOString() }),
    ...(role && { user: { role } }),
    evidence: { sql: Array.from({ length: statements }), ms: 0, cookie: null },
  };
}

/** @param what begins with a lane's key when it is about a device */
function inWords(what: string): string {
  const [key = "", ...part] = what.split(" ");
  return [laneName(laneOf(key as LaneKey)), ...part].join(" ");
}
