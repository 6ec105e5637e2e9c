import type { LaneKey } from "@/lib/lab/lane";
import type { LaneObservation } from "@/lib/scenarios/expectation";

/** What somebody thinks will have become of a device. */
export type Guess = "signed-in" | "signed-out";

export type Guesses = ReadonlyMap<LaneKey, Guess>;

export const guessWords: Record<Guess, string> = {
  "signed-in": "still signed in",
  "signed-out": "signed out",
};

/** A guess beside what came of it. */
export type Judged = { key: LaneKey; guess: Guess; outcome: Guess | "no-answer"; right: boolean };

type Answers = ReadonlyMap<LaneKey, Pick<LaneObservation, "signedIn" | "reason">>;

/** @returns each guess with what a check found; without a check there is nothing to be right about */
export function judgeGuesses(guesses: Guesses, answers: Answers): Judged[] {
  return [...guesses].map(([key, guess]) => {
    const outcome = outcomeOf(answers.get(key));
    return { key, guess, outcome, right: guess === outcome };
  });
}

function outcomeOf(answer: Pick<LaneObservation, "signedIn" | "reason"> | undefined): Judged["outcome"] {
  if (!answer || answer.reason === "database-unavailable") return "no-answer";
  return answer.signedIn ? "signed-in" : "signed-out";
}
