import { laneName } from "@/lessons/strategies/lane-name";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceName } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
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
    return found.map(deviceName).join(", ") || "no device";
  });
  if (where.every((one) => one === where[0])) return `Signed in on ${where[0]}.`;
  return strategies
    .map((strategy, index) => `${strategyRecords[strategy].title}: signed in on ${where[index]}.`)
    .join(" ");
}

/** "Phone, JWT: signed in.", "Phone, JWT: signed out, expired." */
export function lightWords(view: BoardView, lane: Lane): string {
  const answer = latestAnswer(view.rounds, lane);
  if (!answer) return `${laneName(lane)}: not checked.`;
  if (answer.status === 503) return `${laneName(lane)}: no answer.`;
  return `${laneName(lane)}: ${answer.signedIn ? "signed in" : `signed out, ${answer.reason}`}.`;
}
