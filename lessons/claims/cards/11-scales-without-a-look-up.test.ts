import { describe, expect, it } from "vitest";
import { spreadOf } from "@/lib/spread.mjs";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, scalesWithoutALookUp } from "./11-scales-without-a-look-up";

/** One verifier does 1,000 in a second, two and four do so many times as much. */
function facts(key: number, database: number): Facts {
  const rates = (["key", "database"] as const).flatMap((by) =>
    [1, by === "key" ? key : database, 0.5].map((growth, index) => ({
      by,
      verifiers: [1, 2, 4][index] ?? 0,
      verified: 100,
      perSecond: spreadOf([growth * 1000]),
    })),
  );
  return { processors: 2, rates };
}

describe("scales without a look-up", () => {
  it("measures 1, 2 and 4 verifiers of either kind, each of which verifies", {
    timeout: 60_000,
  }, async () => {
    const { processors, rates } = await measure(scalesWithoutALookUp);
    expect(processors).toBeGreaterThan(0);
    expect(rates.map(({ by, verifiers }) => [by, verifiers])).toEqual([
      ["key", 1],
      ["key", 2],
      ["key", 4],
      ["database", 1],
      ["database", 2],
      ["database", 4],
    ]);
    for (const { verified, perSecond } of rates) {
      expect(verified).toBeGreaterThan(0);
      expect(perSecond.count).toBe(5);
    }
  });

  it.each([
    [1.5, 1.49, "holds"],
    [4, 1, "holds"],
    [1.5, 1.5, "holds-but"],
    [1.8, 3, "holds-but"],
    [1.49, 1, "not-here"],
    [1, 3, "not-here"],
  ] as const)("judges a growth of %d with a key and of %d with a database: %s", (key, database, verdict) => {
    expect(scalesWithoutALookUp.judge(facts(key, database)).verdict).toBe(verdict);
  });

  it("says neither yes nor no of rounds that differ by more than the numbers that it compares", () => {
    const unsteady = facts(1, 3);
    const [first] = unsteady.rates;
    if (first) first.perSecond = { ...first.perSecond, min: 500, max: 1500 };
    expect(scalesWithoutALookUp.judge(unsteady).verdict).toBe("not-here");
    if (first) first.perSecond = { ...first.perSecond, max: 1501 };
    expect(scalesWithoutALookUp.judge(unsteady)).toMatchObject({
      verdict: "cannot-tell",
      sentence: expect.stringContaining("Too unsteady"),
    });
  });

  it("doubts a growth that the processors cannot give", () => {
    const sentenceAt = (growth: number) => scalesWithoutALookUp.judge(facts(growth, 1)).sentence;
    expect(sentenceAt(2)).not.toContain("something else was running");
    expect(sentenceAt(2.1)).toContain("something else was running");
  });
});
