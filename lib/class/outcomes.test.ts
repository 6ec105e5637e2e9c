import { describe, expect, it } from "vitest";
import { endedAfter, foundBy, type SeenRun, survivalCurve } from "./outcomes";
import { paceOf, unseenAfter } from "./pace";

const start = Date.UTC(2026, 10, 26, 8);
const at = (second: number) => new Date(start + second * 1000);

/** A run of checks from one second to another. */
function run(status: number, first: number, last: number): SeenRun {
  const reason = { 200: null, 401: "unknown-session", 503: "database-unavailable" }[
    status
  ] as SeenRun["reason"];
  const expiresAt = status === 200 ? at(900) : null;
  return {
    device: "phone-1",
    strategy: "database",
    status,
    reason,
    expiresAt,
    firstAt: at(first),
    lastAt: at(last),
    statements: 1,
  };
}

const found = (runs: SeenRun[], { from = 10, isLate = false, now = 30 } = {}) =>
  foundBy(runs, { from: at(from), isLate }, at(now - 6));

describe("what the checks of a phone come to", () => {
  it.each([
    ["in", [run(200, 11, 29)], null],
    ["out", [run(200, 11, 19), run(401, 21, 29)], at(21)],
    ["no-answer", [run(200, 11, 19), run(503, 21, 29)], null],
    // It slept: its last word was that it was in.
    ["unseen", [run(200, 11, 19)], null],
    // Nor does a phone that sleeps afterwards come back in.
    ["out", [run(200, 11, 14), run(401, 15, 19)], at(15)],
    ["unseen", [], null],
    // The credential of the round before was refused, and says nothing of this one.
    ["in", [run(401, 2, 9), run(200, 11, 29)], null],
    ["in", [run(401, 2, 11), run(200, 12, 29)], null],
    // Refused once, and let in with the next access token.
    ["in", [run(200, 11, 25), run(401, 26, 26), run(200, 27, 29)], null],
    ["out", [run(401, 2, 29)], at(10)],
  ] as const)("%s", (outcome, runs, refusedAt) => {
    expect(found([...runs])).toMatchObject({ outcome, refusedAt });
  });

  it("does not count a phone that was signed in after the act, or has not been", () => {
    expect(found([run(200, 11, 29)], { isLate: true }).outcome).toBe("late");
    expect(foundBy([run(200, 11, 29)], { from: null, isLate: true }, at(24)).outcome).toBe("late");
  });
});

const three = [
  found([run(200, 11, 19), run(401, 21, 29)]),
  found([run(200, 12, 20), run(401, 23, 29)]),
  found([run(200, 13, 29)]),
  found([run(200, 11, 29)], { isLate: true }),
];

it("the curve goes up with whoever is let in, and down with whoever is refused", () => {
  const points = survivalCurve(at(10), three);
  expect(points.map(({ at: when, in: count }) => [(Date.parse(when) - start) / 1000, count])).toEqual([
    ...[
      [10, 0],
      [11, 1],
      [12, 2],
      [13, 3],
    ],
    ...[
      [21, 2],
      [23, 1],
    ],
  ]);
});

it("the time to the dark light runs from the act, for those whom it reached", () => {
  expect(endedAfter(at(20), three)).toEqual({ count: 2, median: 1_000, last: 3_000 });
  // Refused long before: that was something else.
  expect(endedAfter(at(22.5), three)).toEqual({ count: 1, median: 500, last: 500 });
  expect(endedAfter(null, three)).toEqual({ count: 0, median: null, last: null });
});

describe("the pace", () => {
  it.each([
    [1, 2_000],
    [100, 2_000],
    [300, 2_300],
    [1_000, 3_350],
  ])("of %i phones", (phones, pace) => {
    const calm = { phones, actedAt: null };
    expect([paceOf(calm, 0, 0.5), paceOf(calm, 0, 0), paceOf(calm, 0, 1)]).toEqual([
      pace,
      Math.round(pace * 0.9),
      Math.round(pace * 1.1),
    ]);
    expect(unseenAfter(phones)).toBe(3 * pace);
  });

  it("doubles for a moment after the act, where there are few", () => {
    expect(paceOf({ phones: 30, actedAt: 0 }, 5_000, 0.5)).toBe(1_000);
    expect(paceOf({ phones: 30, actedAt: 0 }, 7_000, 0.5)).toBe(2_000);
    expect(paceOf({ phones: 300, actedAt: 0 }, 5_000, 0.5)).toBe(2_300);
  });
});
