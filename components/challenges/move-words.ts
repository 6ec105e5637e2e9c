import type { Move } from "@/lessons/challenges/challenge";
import { laneName } from "@/lessons/strategies/lane-name";
import { laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { cacheNames } from "../lab-client/cache-names";
import { actionWords } from "../tour/action-words";

/** What is done to solve a challenge, in the words of the control that does it. */
export function moveWords(move: Move): string {
  switch (move.do) {
    case "set-cache":
      return t("Set the cache to “{cacheNames}”", { cacheNames: cacheNames[move.to] });
    case "pause":
      return move.on ? t("Pause the checks") : t("Resume the checks");
    case "open-other-site":
      return t("On “A page of another site”: sign Alice in, and open the other site");
    case "forge":
      return t("Write {email} into a copy of the token, for the thief: {laneName}", {
        email: move.email,
        laneName: laneName(laneOf(move.from)),
      });
    default:
      return actionWords(move);
  }
}
