import type { BoardView } from "../lab-client/board-store";
import type { CheckAnswer } from "../lab-client/lab-client";

/** Milliseconds after which an answer that nothing has followed is no longer news. */
const fresh = 4_000;

/** Whether lights show what was known last: the server does not answer, and checks have come to nothing since. */
export function isStale(
  { trouble, now }: Pick<BoardView, "trouble" | "now">,
  answers: readonly (CheckAnswer | undefined)[],
): boolean {
  return trouble !== null && answers.some((answer) => answer && now - Date.parse(answer.at) > fresh);
}
