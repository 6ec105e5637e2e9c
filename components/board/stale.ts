import type { BoardView } from "../lab-client/board-store";
import type { CheckAnswer } from "../lab-client/lab-client";

/**
 * Whether lights show what was known last: the server does not answer, and no check has been answered since it
 * told the time.
 */
export function isStale(
  { trouble, now }: Pick<BoardView, "trouble" | "now">,
  answers: readonly (CheckAnswer | undefined)[],
): boolean {
  return trouble !== null && answers.some((answer) => answer && Date.parse(answer.at) <= now);
}
