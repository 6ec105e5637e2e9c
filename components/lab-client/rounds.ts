import { laneName } from "@/lessons/strategies/lane-name";
import { type Lane, type LaneKey, laneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import type { CheckAnswer } from "./device-client";

/** One check of every device that is shown, made one after the other. */
export type Round = { number: number; answers: ReadonlyMap<LaneKey, CheckAnswer> };

/** Rounds that the evidence panel can go back through. */
const kept = 60;

/** @returns the rounds with one more, the oldest dropped when there are too many */
export function addRound(rounds: readonly Round[], answers: Round["answers"]): Round[] {
  const number = (rounds.at(-1)?.number ?? 0) + 1;
  return [...rounds, { number, answers }].slice(-kept);
}

/** The latest answer that a lane got, whichever round it was in. */
export function latestAnswer(rounds: readonly Round[], lane: Lane): CheckAnswer | undefined {
  return rounds.findLast((round) => round.answers.has(laneKey(lane)))?.answers.get(laneKey(lane));
}

/** What changed from one round to the next, as a sentence for those who cannot see the lights. */
export function describeChange(before: Round | undefined, after: Round | undefined): string {
  const words = { 200: t("signed in"), 401: t("signed out"), 503: t("no answer") } as const;
  const changes = [...(after?.answers ?? [])].filter(([key, answer]) => {
    const earlier = before?.answers.get(key);
    return earlier !== undefined && earlier.status !== answer.status;
  });
  return changes.map(([key, answer]) => `${laneName(laneOf(key))}: ${words[answer.status]}.`).join(" ");
}
