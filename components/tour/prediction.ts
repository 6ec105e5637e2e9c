import type { LaneObservation } from "@/lessons/scenarios/expectation";
import type { LaneKey } from "@/lib/lab/lane";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";

/** What somebody thinks will have become of a device. */
export type Guess = "signed-in" | "signed-out";

export type Guesses = ReadonlyMap<LaneKey, Guess>;

export const guessWords: Record<Guess, string> = inLanguage({
  "signed-in": "still signed in",
  "signed-out": "signed out",
});

/** A guess beside what came of it. Where nobody can say who is signed in, it is neither right nor wrong. */
export type Judged = {
  key: LaneKey;
  guess: Guess;
  outcome: Guess | "no-answer";
  verdict: "right" | "wrong" | "open";
};

/** What the checks found after the step. */
type Found = ReadonlyMap<LaneKey, Pick<LaneObservation, "signedIn" | "reason">>;

export function judgeGuesses(guesses: Guesses, found: Found): Judged[] {
  return [...guesses].map(([key, guess]) => {
    const outcome = outcomeOf(found.get(key));
    const verdict = outcome === "no-answer" ? "open" : guess === outcome ? "right" : "wrong";
    return { key, guess, outcome, verdict };
  });
}

/** How many guesses were right, of those that could be. The story's own comparison is another matter. */
export function tallyWords(judged: readonly Judged[]): string {
  const settled = judged.filter(({ verdict }) => verdict !== "open");
  const right = settled.filter(({ verdict }) => verdict === "right");
  return t("Your guesses: {right} of {settled} right.", { right: right.length, settled: settled.length });
}

function outcomeOf(answer: Pick<LaneObservation, "signedIn" | "reason"> | undefined): Judged["outcome"] {
  if (!answer || answer.reason === "database-unavailable") return "no-answer";
  return answer.signedIn ? "signed-in" : "signed-out";
}
