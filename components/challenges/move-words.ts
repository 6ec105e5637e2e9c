import type { Move } from "@/lessons/challenges/challenge";
import { laneName } from "@/lessons/strategies/lane-name";
import { laneOf } from "@/lib/lab/lane";
import { cacheNames } from "../lab-client/cache-names";
import { actionWords } from "../tour/action-words";

/** What is done to solve a challenge, in the words of the control that does it. */
export function moveWords(move: Move): string {
  switch (move.do) {
    case "set-cache":
      return `Set the cache to “${cacheNames[move.to]}”`;
    case "pause":
      return move.on ? "Pause the checks" : "Resume the checks";
    case "open-other-site":
      return "On “A page of another site”: sign Alice in, and open the other site";
    case "forge":
      return `Write ${move.email} into a copy of the token, for the thief: ${laneName(laneOf(move.from))}`;
    default:
      return actionWords(move);
  }
}
