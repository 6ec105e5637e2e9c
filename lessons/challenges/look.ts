import type { CheckFact, EventFact, Facts } from "@/lib/lab/facts";
import { type LaneKey, laneKey } from "@/lib/lab/lane";
import type { EventKind } from "@/lib/lab/snapshot-types";
import type { Strategy } from "../strategies/strategy";

/** The runs of a lane in which Alice, or another, was let in. The oldest comes first. */
export function accepted(facts: Facts, key: LaneKey, who = "alice"): CheckFact[] {
  return facts.checks.filter((run) => laneKey(run) === key && run.status === 200 && run.who === who);
}

type Where = Partial<Pick<EventFact, "device" | "strategy">>;

/** The latest event of a kind. */
export function latest(facts: Facts, kind: EventKind, where: Where = {}): EventFact | undefined {
  return eventsOf(facts, kind, where).at(-1);
}

function eventsOf({ events }: Facts, kind: EventKind, { device, strategy }: Where = {}): EventFact[] {
  return events.filter(
    (event) =>
      event.kind === kind &&
      (device === undefined || event.device === device) &&
      (strategy === undefined || event.strategy === strategy),
  );
}

/** The latest event of a kind that was done on, or to, a device on which Alice was the last to be let in. */
export function latestOfAlice(facts: Facts, kind: EventKind, where: Where = {}): EventFact | undefined {
  return eventsOf(facts, kind, where).findLast((event) => isOfAlice(facts, event));
}

function isOfAlice(facts: Facts, { device, strategy, at }: EventFact): boolean {
  if (!device || !strategy) return false;
  const there = facts.checks.filter(
    (run) => run.device === device && run.strategy === strategy && run.status === 200 && run.firstAt <= at,
  );
  return there.toSorted((one, other) => one.firstAt - other.firstAt).at(-1)?.who === "alice";
}

/** The latest copy of a cookie of Alice's that the thief got, unless the thief has signed in since. */
export function theft(facts: Facts, strategy: Strategy): EventFact | undefined {
  const copied = latestOfAlice(facts, "cookie-stolen", { strategy });
  if (copied?.detail.to !== "thief") return undefined;
  const signedIn = latest(facts, "signed-in", { device: "thief", strategy });
  return signedIn && signedIn.at >= copied.at ? undefined : copied;
}

/** Whether Alice is let in on a lane so long after a moment, without having signed in there since. */
export function staysIn(facts: Facts, key: LaneKey, since: number, seconds = 0): boolean {
  return accepted(facts, key).some(
    ({ lastAt, strategy, device }) =>
      lastAt > since &&
      lastAt >= since + seconds * 1000 &&
      !eventsOf(facts, "signed-in", { device, strategy }).some(({ at }) => at >= since && at <= lastAt),
  );
}

/**
 * Whether what somebody held on a lane was refused after a moment, and nothing on it was let in later than the
 * margin after that moment.
 * @param margin seconds
 */
export function isOut(facts: Facts, key: LaneKey, since: number, margin = 0, who = "alice"): boolean {
  const held = accepted(facts, key, who);
  const known = new Set(held.map(({ credential }) => credential));
  return (
    held.every(({ lastAt }) => lastAt <= since + margin * 1000) &&
    facts.checks.some(
      (run) => laneKey(run) === key && run.status === 401 && known.has(run.credential) && run.lastAt > since,
    )
  );
}

/** Whether one and the same session or token of Alice's was let in before a moment and after another. */
export function lasts(facts: Facts, key: LaneKey, from: number, to: number): boolean {
  return accepted(facts, key).some(({ firstAt, lastAt }) => firstAt <= from && lastAt > to);
}
