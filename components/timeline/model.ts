import type { Strategy } from "@/lessons/strategies/strategy";
import type { CheckRun, EventKind, LabSnapshot } from "@/lib/lab/snapshot-types";
import { eventWords } from "./event-words";
import { type LaneSpans, readLane, type TimedRun } from "./lane-spans";
import { concernsView, momentId, momentsInView } from "./moments";
import { rangeEnd } from "./range";
import { noAnswerRules, type Rule, readRules } from "./rules";
import { clock, MINUTE } from "./time";

/** What the timeline draws of one lane. */
export type TimelineLane = LaneSpans & { device: string; name: string; strategy: Strategy };

/** All times in milliseconds since the origin: the first thing that happened in the lab. */
export type TimelineModel = {
  lanes: TimelineLane[];
  rules: Rule[];
  /** What can be chosen to look at, each by the id of its first event. */
  moments: { event: string; words: string; at: number }[];
  now: number;
  /** How far the time axis must reach. */
  end: number;
  /** Nothing happened yet. */
  empty: boolean;
};

export type TimelineOptions = {
  strategies: readonly Strategy[];
  /** Milliseconds since the epoch, by the server's clock. */
  now: number;
};

/** What can end what a device holds. A sign-in does where one session is allowed. */
const ends: ReadonlySet<EventKind> = new Set([
  "signed-in",
  "signed-out",
  "session-revoked",
  "password-changed",
  "account-deleted",
  "account-banned",
  "refresh-token-reused",
  "key-rotated",
]);

const marksNothing: ReadonlySet<EventKind> = new Set(["device-added"]);

export function buildTimeline(snapshot: LabSnapshot, options: TimelineOptions): TimelineModel {
  const { strategies } = options;
  const origin = firstMoment(snapshot);
  const nameOf = (slug: string) => snapshot.devices.find((device) => device.slug === slug)?.name ?? slug;
  if (origin === null) return nothingYet(snapshot, strategies);

  const runs = snapshot.checks.map((run) => ({ ...run, ...timed(run, origin) }));
  const events = snapshot.events.map((event) => ({ ...event, at: Date.parse(event.at) - origin }));
  // The page's idea of the server's clock may lag a little behind the newest answer.
  const now = Math.max(options.now - origin, ...runs.map((run) => run.to), ...events.map(({ at }) => at));
  const readAll = (strategy: Strategy): TimelineLane[] =>
    snapshot.devices.map(({ slug, name }) => {
      const own = runs.filter((run) => run.device === slug && run.strategy === strategy && run.from >= 0);
      const here = events.filter((event) => event.device === slug && event.strategy === strategy);
      const signedOut = here.flatMap(({ kind, at }) => (kind === "signed-out" ? at : []));
      const endings = events.flatMap(({ kind, strategy: where, at }) =>
        ends.has(kind) && (kind === "password-changed" || where === null || where === strategy) ? at : [],
      );
      return { device: slug, name, strategy, ...readLane(own, now, signedOut, endings) };
    });

  // The axis is that of the whole lab, so that it stays the same when another view is chosen.
  const everywhere = [...new Set(runs.map((run) => run.strategy))].flatMap(readAll);
  const rules = readRules(snapshot.events, origin, nameOf);
  const seen = everywhere.flatMap((lane) =>
    [...lane.bars, ...lane.unanswered, ...lane.unwatched].map((span) => span.to),
  );
  const last = Math.max(0, ...seen, ...rules.map((rule) => rule.at));
  const expiries = everywhere.flatMap((lane) => lane.bars.flatMap((bar) => bar.expiresAt ?? []));

  const lanes = strategies.flatMap(readAll);
  const inView = snapshot.events.filter((event) => concernsView(event, strategies));
  const outages = lanes.flatMap((lane) => lane.unanswered.map((span) => span.from));
  return {
    lanes,
    rules: [...readRules(inView, origin, nameOf), ...noAnswerRules(outages)],
    moments: momentsInView(snapshot.events, strategies).map((moment) => ({
      event: momentId(moment),
      words: `${eventWords[moment.kind]} ${clock(moment.at - origin)}`,
      at: moment.at - origin,
    })),
    now,
    end: rangeEnd({ last, expiries, now }),
    empty: false,
  };
}

function nothingYet(snapshot: LabSnapshot, strategies: readonly Strategy[]): TimelineModel {
  const lanes = strategies.flatMap((strategy) =>
    snapshot.devices.map(({ slug, name }) => ({ device: slug, name, strategy, ...readLane([], 0) })),
  );
  return { lanes, rules: [], moments: [], now: 0, end: 2 * MINUTE, empty: true };
}

/** A lab made twenty minutes before the first sign-in must not begin with twenty empty minutes. */
function firstMoment(snapshot: LabSnapshot): number | null {
  const events = snapshot.events.filter((event) => !marksNothing.has(event.kind)).map((event) => event.at);
  const checks = snapshot.checks.filter((run) => run.signedIn).map((run) => run.firstAt);
  const moments = [...events, ...checks].map((at) => Date.parse(at));
  return moments.length === 0 ? null : Math.min(...moments);
}

function timed(run: CheckRun, origin: number): TimedRun {
  return {
    from: Date.parse(run.firstAt) - origin,
    to: Date.parse(run.lastAt) - origin,
    signedIn: run.signedIn,
    status: run.status,
    credential: run.credential,
    expiresAt: run.expiresAt === null ? null : Date.parse(run.expiresAt) - origin,
  };
}
