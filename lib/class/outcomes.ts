import type { Reason } from "../evidence/reason";
import type { Strategy } from "../lab/strategy";
import type { CurvePoint, Ended, LaneState, Outcome } from "./state";

/** A run of equal checks, as far as the wall needs it. */
export type SeenRun = {
  device: string;
  strategy: Strategy;
  status: number;
  reason: Reason | null;
  expiresAt: Date | null;
  firstAt: Date;
  lastAt: Date;
  /** Of the latest check. */
  statements: number;
};

/** When a phone was in its round. */
export type Stay = {
  /** When it was signed in for the round; `null` while it has not been. */
  from: Date | null;
  /** When it does not count. */
  isLate: boolean;
};

/** What a phone's checks under one strategy come to. */
export type Found = {
  outcome: Outcome;
  reason: Reason | null;
  lastSeenAt: Date | null;
  /** When it was first let in. */
  inAt: Date | null;
  refusedAt: Date | null;
  expiresAt: Date | null;
  statements: number | null;
};

const nothing = {
  ...{ reason: null, lastSeenAt: null, inAt: null, refusedAt: null, expiresAt: null, statements: null },
};

/**
 * @param runs of one lane
 * @param unseenBefore a phone whose last check is older is not seen
 */
export function foundBy(runs: readonly SeenRun[], { from, isLate }: Stay, unseenBefore: Date): Found {
  if (!from) return { ...nothing, outcome: "late" };
  // A run can have begun with the credential of the round before.
  const own = runs
    .filter(({ lastAt }) => lastAt >= from)
    .map((run) => ({ ...run, firstAt: run.firstAt < from ? from : run.firstAt }))
    .sort((one, other) => one.lastAt.getTime() - other.lastAt.getTime());
  const last = own.at(-1);
  if (!last) return { ...nothing, outcome: isLate ? "late" : "unseen" };
  const letIn = own.filter(({ status }) => status === 200);
  const lastIn = letIn.at(-1);
  const refused = own.filter(
    ({ status, firstAt }) => status === 401 && (!lastIn || firstAt >= lastIn.lastAt),
  );
  const answered = own.findLast(({ status }) => status !== 503);
  const isOut = answered?.status === 401;
  return {
    outcome: isLate ? "late" : outcomeOf(last, unseenBefore, isOut),
    reason: last.reason,
    lastSeenAt: last.lastAt,
    inAt: earliest(letIn),
    refusedAt: isOut ? earliest(refused) : null,
    expiresAt: last.expiresAt,
    statements: last.statements,
  };
}

function outcomeOf({ status, lastAt }: SeenRun, unseenBefore: Date, isOut: boolean): Outcome {
  // What was refused once is not let in by looking away.
  if (lastAt < unseenBefore) return isOut ? "out" : "unseen";
  if (status === 503) return "no-answer";
  return status === 200 ? "in" : "out";
}

function earliest(runs: readonly SeenRun[]): Date | null {
  return runs.map(({ firstAt }) => firstAt).sort((one, other) => one.getTime() - other.getTime())[0] ?? null;
}

export function toLaneState(found: Found): LaneState {
  const { outcome, reason, lastSeenAt, refusedAt, expiresAt, statements } = found;
  return {
    ...{ outcome, reason, statements },
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    refusedAt: refusedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** How many were signed in, over time: up with each first acceptance, down with each refusal that lasted. */
export function survivalCurve(startedAt: Date, found: readonly Found[]): CurvePoint[] {
  const steps = found
    .filter(({ outcome, inAt }) => outcome !== "late" && inAt !== null)
    .flatMap(({ outcome, inAt, refusedAt, lastSeenAt }) => {
      // Until its last check it was in. What came after nobody saw.
      const goneAt = refusedAt ?? (outcome === "unseen" ? lastSeenAt : null);
      return [{ at: inAt as Date, by: 1 }, ...(goneAt ? [{ at: goneAt, by: -1 }] : [])];
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  const points: CurvePoint[] = [{ at: startedAt.toISOString(), in: 0 }];
  let count = 0;
  for (const { at, by } of steps) {
    count += by;
    const iso = at.toISOString();
    if (points.at(-1)?.at === iso) points.pop();
    points.push({ at: iso, in: count });
  }
  return points;
}

/** How long after the act those were refused whom a strategy threw out. */
export function endedAfter(actedAt: Date | null, found: readonly Found[]): Ended {
  if (!actedAt) return { count: 0, median: null, last: null };
  const delays = found
    // The act is noted a moment after it took effect.
    .filter(({ outcome, refusedAt }) => outcome !== "late" && Number(refusedAt) >= actedAt.getTime() - 1_000)
    .map(({ refusedAt }) => Math.max(0, (refusedAt as Date).getTime() - actedAt.getTime()))
    .sort((one, other) => one - other);
  const median = delays[Math.ceil(delays.length / 2) - 1] ?? null;
  return { count: delays.length, median, last: delays.at(-1) ?? null };
}
