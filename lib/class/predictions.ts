import type { Round } from "./rounds";
import type { ByStrategy, OwnGuess, Predictions } from "./state";

/** What of a turn is a guess. */
export type Guessed = {
  guessedAt: Date | null;
  leftIn: boolean | null;
  rightIn: boolean | null;
  because: string | null;
  words: string | null;
};

/** Words that are shown of those who chose none of the reasons. */
const mostWords = 60;

/** What the room guessed; how many only, until the teacher shows it. */
export function predictionsOf(round: Round, turns: readonly Guessed[]): Predictions {
  const guesses = turns.filter(({ guessedAt }) => guessedAt !== null);
  const given = guesses.length;
  if (!round.revealedAt) return { given, shown: null };
  const because: Record<string, number> = {};
  for (const guess of guesses) {
    const reason = guess.because || "none";
    because[reason] = (because[reason] ?? 0) + 1;
  }
  const tally = (side: "leftIn" | "rightIn") => {
    const stays = guesses.filter((guess) => guess[side]).length;
    return { in: stays, out: given - stays };
  };
  const lanes: ByStrategy<{ in: number; out: number }> = {
    [round.left]: tally("leftIn"),
    [round.right]: tally("rightIn"),
  };
  const words = guesses.flatMap((guess) => guess.words || []).slice(0, mostWords);
  return { given, shown: { lanes, because, words } };
}

export function ownGuess(turn: Guessed | null): OwnGuess | null {
  if (!turn?.guessedAt) return null;
  const side = (stays: boolean | null) => (stays ? "in" : "out") as "in" | "out";
  return {
    left: side(turn.leftIn),
    right: side(turn.rightIn),
    because: turn.because ?? "",
    words: turn.words ?? "",
  };
}
