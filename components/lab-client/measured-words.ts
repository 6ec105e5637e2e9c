import { laneName } from "@/lessons/strategies/lane-name";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceName } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import type { BoardView } from "./board-view";
import { latestAnswer } from "./rounds";

// What is said after an action, from what the checks after it found. Not what must have come of it: a limit, a
// ban or another tab may have had its say.

/** "Signed in on Laptop, Phone.", or under which strategy on which. */
export function signedInWords(
  view: BoardView,
  devices: readonly DeviceSlug[],
  strategies: readonly Strategy[],
): string {
  const where = strategies.map((strategy) => {
    const found = devices.filter((device) => latestAnswer(view.rounds, { device, strategy })?.signedIn);
    return found.map(deviceName).join(", ") || t("no device");
  });
  if (where.every((one) => one === where[0])) return t("Signed in on {where}.", { where: where[0] });
  return strategies
    .map((strategy, index) =>
      t("{title}: signed in on {where}.", { title: strategyRecords[strategy].title, where: where[index] }),
    )
    .join(" ");
}

/** "Phone, JWT: signed in.", "Phone, JWT: signed out, expired." */
export function lightWords(view: BoardView, lane: Lane): string {
  const answer = latestAnswer(view.rounds, lane);
  if (!answer) return t("{laneName}: not checked.", { laneName: laneName(lane) });
  if (answer.status === 503) return t("{laneName}: no answer.", { laneName: laneName(lane) });
  return `${laneName(lane)}: ${answer.signedIn ? t("signed in") : t("signed out, {reason}", { reason: answer.reason })}.`;
}
