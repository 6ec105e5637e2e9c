import { describe, expect, it } from "vitest";
import { spreadOf } from "@/lib/spread.mjs";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { databaseHit, type Facts } from "./06-database-hit";

const spread = (median: number) => spreadOf([median / 2, median, median * 4]);

/** @param least statements of the leanest check of a session */
function facts(database: number, jwt: number, stock: number, least = 1): Facts {
  const one = { least: 1, most: 1 };
  const none = { least: 0, most: 0 };
  return {
    warmUp: 50,
    series: [
      { kind: "database", distance: 0, statements: { least, most: 1 }, ms: spread(database) },
      { kind: "jwt", distance: 0, statements: none, ms: spread(jwt) },
      { kind: "stock", distance: 0, statements: none, ms: spread(stock) },
      { kind: "database", distance: 80, statements: one, ms: spread(81) },
      { kind: "jwt", distance: 80, statements: none, ms: spread(jwt) },
    ],
  };
}

describe("a database hit on every request", () => {
  it("measures one statement for a session and none for either JWT, near and far", {
    timeout: 60_000,
  }, async () => {
    const { series } = await measure(databaseHit);
    const told = series.map(({ kind, distance, statements, ms }) => [kind, distance, statements, ms.count]);
    expect(told).toEqual([
      ["database", 0, { least: 1, most: 1 }, 300],
      ["jwt", 0, { least: 0, most: 0 }, 300],
      ["stock", 0, { least: 0, most: 0 }, 300],
      ["database", 20, { least: 1, most: 1 }, 200],
      ["jwt", 20, { least: 0, most: 0 }, 200],
      ["database", 80, { least: 1, most: 1 }, 200],
      ["jwt", 80, { least: 0, most: 0 }, 200],
    ]);
    for (const { kind, distance, ms } of series) {
      if (kind === "database") expect(ms.min).toBeGreaterThanOrEqual(distance - 1);
    }
  });

  it.each([
    [facts(3, 0.3, 0.5), "holds"],
    [facts(1.31, 0.3, 0.5), "holds"],
    [facts(1.3, 0.3, 0.5), "holds-but"],
    [facts(3, 0.3, 3), "holds-but"],
    [facts(3, 0.3, 2.99), "holds"],
    [facts(3, 0.3, 0.5, 0), "not-here"],
  ] as const)("judges %#: %s", (measured, verdict) => {
    expect(databaseHit.judge(measured).verdict).toBe(verdict);
  });
});
