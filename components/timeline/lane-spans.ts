import type { CheckRun } from "@/lib/lab/snapshot-types";
import { SECOND } from "./time";

/** Milliseconds, on whatever clock the runs were given in. */
export type Span = { from: number; to: number };

/** One credential, from the first check that it passed to the last. */
export type Bar = Span & {
  credential: string | null;
  expiresAt: number | null;
  /** How the next check found it: over after its time or before it. `null`: no check saw it over. */
  ending: "expired" | "ended" | null;
};

export type TimedRun = Span &
  Pick<CheckRun, "signedIn" | "status" | "credential"> & { expiresAt: number | null };

export type LaneSpans = {
  bars: Bar[];
  /** When the server could not say: the database was away. */
  unanswered: Span[];
  /** Nobody looked, and afterwards it was over. */
  unwatched: Span[];
  /** The end that is still to come, seen from the end of the current bar. */
  pending: Span | null;
};

/** Checks come about once a second. After three seconds without one, the board is closed or paused. */
const RECENT = 3 * SECOND;

const couldNotSay = (run: TimedRun): boolean => run.status === 503;
const saidNo = (run: TimedRun): boolean => !run.signedIn && !couldNotSay(run);

/**
 * Reads one device under one strategy.
 * @param all in order of `from`, none of them after `now`
 * @param signedOut when somebody signed out on this device
 * @param endings when something was done that can end what this device holds
 */
export function readLane(
  all: readonly TimedRun[],
  now: number,
  signedOut: readonly number[] = [],
  endings: readonly number[] = [],
): LaneSpans {
  const runs = all.filter((run) => run.credential !== null || endsOne(run, all, signedOut));
  const bars = joinRuns(runs);
  const unanswered = readUnanswered(runs, now);
  const unwatched = bars.flatMap((bar) => readEnding(bar, runs, endings));

  const latest = runs.toSorted((a, b) => a.to - b.to).at(-1);
  if (!latest?.signedIn) return { bars, unanswered, unwatched, pending: null };
  const current = bars.findLast((bar) => bar.credential === latest.credential);
  if (!current) return { bars, unanswered, unwatched, pending: null };

  const end = current.expiresAt ?? Number.POSITIVE_INFINITY;
  if (now - latest.to <= RECENT) current.to = Math.max(current.to, Math.min(now, end));
  const pending = Number.isFinite(end) && end > now ? { from: current.to, to: end } : null;
  return { bars, unanswered, unwatched, pending };
}

/**
 * A check that came without a cookie says that this browser has none, which may never have had one. Only
 * after a sign-out does it say that somebody is signed out.
 */
function endsOne(run: TimedRun, runs: readonly TimedRun[], signedOut: readonly number[]): boolean {
  const before = runs.findLast((other) => other.signedIn && other.from <= run.from);
  return before !== undefined && signedOut.some((at) => at >= before.from && at <= run.to);
}

function joinRuns(runs: readonly TimedRun[]): Bar[] {
  const bars: Bar[] = [];
  for (const run of runs) {
    if (!run.signedIn) continue;
    const bar = bars.findLast((candidate) => candidate.credential === run.credential);
    if (!bar || interrupted(bar, run, runs)) {
      bars.push({
        from: run.from,
        to: run.to,
        credential: run.credential,
        expiresAt: run.expiresAt,
        ending: null,
      });
      continue;
    }
    // Several app instances each keep runs of their own, so runs may overlap in time.
    bar.to = Math.max(bar.to, run.to);
    if (run.expiresAt !== null) bar.expiresAt = Math.max(bar.expiresAt ?? 0, run.expiresAt);
  }
  return bars;
}

/** A "no", or another credential, between the bar and the run. A 503 is neither. */
function interrupted(bar: Bar, run: TimedRun, runs: readonly TimedRun[]): boolean {
  return runs.some((other) => {
    if (other.from <= bar.to || other.from >= run.from) return false;
    return saidNo(other) || (other.signedIn && other.credential !== run.credential);
  });
}

/**
 * Says how a bar ended, and lets it reach what ended it: the checks before and after were up to a second away.
 * @returns the time before that in which nobody looked, if there was any
 */
function readEnding(bar: Bar, runs: readonly TimedRun[], endings: readonly number[]): Span[] {
  const next = runs.find((run) => run.from > bar.to && !couldNotSay(run));
  if (!next || !saidNo(next)) return [];
  const expired = bar.expiresAt !== null && next.from >= bar.expiresAt;
  bar.ending = expired ? "expired" : "ended";
  const cause = expired ? bar.expiresAt : endings.find((at) => at > bar.to && at <= next.from);
  const answered = Math.max(
    bar.to,
    ...runs.filter((run) => couldNotSay(run) && run.from < next.from).map(({ to }) => to),
  );
  const to = cause ?? next.from;
  if (to - answered > RECENT) return [{ from: answered, to }];
  if (cause && answered === bar.to) bar.to = Math.max(bar.to, cause);
  return [];
}

function readUnanswered(runs: readonly TimedRun[], now: number): Span[] {
  const spans: Span[] = [];
  for (const run of runs.filter(couldNotSay)) {
    const next = runs.find((other) => other.from > run.to)?.from ?? now;
    const to = next - run.to <= RECENT ? next : run.to;
    const last = spans.at(-1);
    if (last && run.from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from: run.from, to });
  }
  // Where another instance did answer, there was an answer.
  return runs.filter((run) => run.signedIn).reduce(cutOut, spans);
}

function cutOut(spans: Span[], hole: Span): Span[] {
  return spans.flatMap((span) => {
    if (hole.to <= span.from || hole.from >= span.to) return [span];
    const parts = [
      { from: span.from, to: hole.from },
      { from: hole.to, to: span.to },
    ];
    return parts.filter((part) => part.to > part.from);
  });
}
