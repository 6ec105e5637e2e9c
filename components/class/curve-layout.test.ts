import { describe, expect, it } from "vitest";
import type { ClassState, LaneState, RoundState } from "@/lib/class/state";
import { curveModel, timeTicks } from "./curve-layout";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds)).toISOString();

function stateWith(more: Partial<RoundState> = {}): Parameters<typeof curveModel>[0] {
  const lane = (outcome: LaneState["outcome"]): LaneState => ({
    outcome,
    reason: null,
    lastSeenAt: at(60),
    refusedAt: null,
    expiresAt: outcome === "in" ? at(121) : null,
    statements: 0,
  });
  const phone = { lanes: { database: lane("out"), jwt: lane("in") } };
  return {
    now: at(60),
    round: {
      number: 1,
      left: "database",
      right: "jwt",
      startedAt: at(0),
      actedAt: at(46),
      ...more,
    } as RoundState,
    phones: [phone, phone] as unknown as ClassState["phones"],
    curve: {
      database: [
        { at: at(0), in: 0 },
        { at: at(5), in: 2 },
        { at: at(47), in: 0 },
      ],
      jwt: [
        { at: at(0), in: 0 },
        { at: at(5), in: 2 },
      ],
    },
    counts: {},
  };
}

describe("the curve", () => {
  it("foretells only what expires by itself", () => {
    const { lines, act, now } = curveModel(stateWith(), () => false);
    expect(lines.map(({ forecast }) => forecast)).toEqual([null, { from: 60_000, until: 121_000, in: 2 }]);
    expect([act, now]).toEqual([46_000, 60_000]);
  });

  it("foretells nothing of tokens that are replaced", () => {
    const { lines } = curveModel(stateWith(), () => true);
    expect(lines.every(({ forecast }) => forecast === null)).toBe(true);
  });

  it("shows the future as far as it is foretold, and none in the lobby", () => {
    expect(curveModel(stateWith(), () => false).span).toBeGreaterThan(121_000);
    expect(curveModel(stateWith({ number: 0, actedAt: null }), () => false).span).toBe(63_000);
  });

  it("marks time seldom enough to be read", () => {
    for (const span of [30_000, 63_000, 127_000, 900_000, 4_000_000]) {
      expect(timeTicks(span).length).toBeLessThanOrEqual(8);
      expect(timeTicks(span).length).toBeGreaterThan(2);
    }
  });
});
