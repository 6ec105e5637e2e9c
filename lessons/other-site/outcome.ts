import type { Attempt, Outcome, WayOutcome } from "../satellites/programs/lib/exhibit.mjs";
import { type Forgery, forgeries, type WayId, wayIds } from "../satellites/programs/lib/ways.mjs";

export type { Attempt, Forgery, Outcome, WayId, WayOutcome };
export { forgeries, wayIds };

/** What is asked of each way. */
export const columns = ["forged", "read", "acted"] as const;

export type Column = (typeof columns)[number];

/** `null` as long as it was not tried; `not-kept` where the browser did not take what it was given. */
export type Cell = "yes" | "no" | "not-kept" | null;

/** What one cell of the table says, by what Alice's site saw and did. */
export function cellOf(outcome: Outcome | null, way: WayId, column: Column): Cell {
  const found = outcome?.[way];
  if (!found) return null;
  const happened = { forged: isForged(found), read: found.read, acted: found.script?.changed ?? null }[
    column
  ];
  if (happened !== null && found.kept === false) return "not-kept";
  return happened === null ? null : happened ? "yes" : "no";
}

/** Whether another site had the change carried out; `null` before all of its attempts were seen. */
function isForged({ forged }: WayOutcome): boolean | null {
  if (!forgeries.every((how) => forged[how])) return null;
  return forgeries.some((how) => forged[how]?.changed);
}

/** With which requests of another site the credential came. */
export function cameWith({ forged }: WayOutcome): Forgery[] {
  return forgeries.filter((how) => forged[how]?.came);
}
