import type { ClassState, CurvePoint } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";

/** What the curve is drawn from: milliseconds since the round began, and phones. */
export type CurveLine = {
  strategy: Strategy;
  /** As far as the checks tell. */
  steps: { at: number; in: number }[];
  /** Until the last of those that are in expires by itself, where nothing renews it. */
  forecast: { from: number; until: number; in: number } | null;
};

export type CurveModel = {
  lines: CurveLine[];
  now: number;
  /** When the act had been done. */
  act: number | null;
  /** The ends of both axes. */
  span: number;
  most: number;
};

type Told = Pick<ClassState, "round" | "curve" | "phones" | "now" | "counts">;

/** Shortest axis: a round has just begun. */
const shortest = 30_000;

/**
 * @param renews whether a token of the strategy is replaced before it expires: then its end says nothing
 */
export function curveModel(state: Told, renews: (strategy: Strategy) => boolean): CurveModel {
  const { round, phones } = state;
  const start = Date.parse(round.startedAt);
  const since = (at: string) => Math.max(0, Date.parse(at) - start);
  const now = since(state.now);
  const lines = [round.left, round.right].map((strategy): CurveLine => {
    const steps = (state.curve[strategy] ?? []).map((point: CurvePoint) => ({
      at: since(point.at),
      in: point.in,
    }));
    const left = phones.flatMap(({ lanes }) => {
      const lane = lanes[strategy];
      return lane?.outcome === "in" && lane.expiresAt ? [since(lane.expiresAt)] : [];
    });
    const until = Math.max(0, ...left);
    const goesOn = left.length > 0 && until > now && !renews(strategy);
    return { strategy, steps, forecast: goesOn ? { from: now, until, in: left.length } : null };
  });
  // The lobby's sign-ins live for a quarter of an hour: nobody wants to see that much future.
  const ends = round.number === 0 ? [] : lines.map(({ forecast }) => forecast?.until ?? 0);
  return {
    lines,
    now,
    act: round.actedAt ? since(round.actedAt) : null,
    span: Math.max(shortest, now, ...ends) * 1.05,
    most: Math.max(1, phones.length),
  };
}

/** Where time is marked: at most seven times, at whole steps. */
export function timeTicks(span: number): number[] {
  const step = [5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600].find((s) => span / (s * 1000) <= 7) ?? 7200;
  return Array.from({ length: Math.floor(span / (step * 1000)) + 1 }, (_, index) => index * step * 1000);
}
