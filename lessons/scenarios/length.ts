import type { Scenario, Step } from "./scenario";

/** Seconds to read a step and look at what came of it. */
const reading = 20;
/** Seconds until what lives for the shortest time has run out. */
const waiting = 30;

/** How long a tour takes, in minutes: what is read, and what has to be waited for. */
export function minutesOf({ steps }: Scenario): number {
  const seconds = steps.reduce((sum, step) => sum + reading + waitOf(step), 0);
  return Math.max(1, Math.round(seconds / 60));
}

function waitOf({ action }: Step): number {
  if (action?.do === "let-pass") return action.seconds;
  return action?.do.startsWith("wait-") || action?.do === "keep-visiting" ? waiting : 0;
}
