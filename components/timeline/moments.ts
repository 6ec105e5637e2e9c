import type { Strategy } from "@/lessons/strategies/strategy";
import type { EventKind, LabEvent } from "@/lib/lab/snapshot-types";
import { SECOND } from "./time";

/** "Steal the cookie" acts under both strategies, one request each: that is one moment to look at. */
export const sameMoment = SECOND;

/** Events of one kind that were made together. */
export type Moment = {
  kind: EventKind;
  /** When the first was, in milliseconds since the epoch. */
  at: number;
  /** One or more. */
  events: LabEvent[];
};

/** In order of time. */
export function readMoments(events: readonly LabEvent[]): Moment[] {
  const moments: Moment[] = [];
  const inOrder = events.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const event of inOrder) {
    const at = Date.parse(event.at);
    const same = moments.findLast(({ kind }) => kind === event.kind);
    if (same && at - same.at <= sameMoment) same.events.push(event);
    else moments.push({ kind: event.kind, at, events: [event] });
  }
  return moments;
}

/** What there is to choose while some strategies are shown. A device that is added does nothing to look at. */
export function momentsInView(events: readonly LabEvent[], strategies: readonly Strategy[]): Moment[] {
  const inView = events.filter((event) => concernsView(event, strategies));
  return readMoments(inView.filter(({ kind }) => kind !== "device-added"));
}

/** What a moment is known by: the id of its first event. */
export function momentId({ events }: Moment): string {
  return events[0]?.id ?? "";
}

/** Whether an event concerns a strategy that is shown: a password, or an account, concerns all of them. */
export function concernsView({ kind, strategy }: LabEvent, strategies: readonly Strategy[]): boolean {
  return kind === "password-changed" || strategy === null || strategies.includes(strategy);
}
