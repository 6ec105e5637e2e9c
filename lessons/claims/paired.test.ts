import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { intervalOf, intervalWords, measurePairs, sideOf } from "./paired";

/** Numbers from `from` on, one apart, in no order. */
const spread = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => from + ((index * 7) % count));

const found = (low: number, high: number) => ({ pairs: 1, median: (low + high) / 2, low, high, attempts: 1 });

describe("the median of paired differences", () => {
  it("has no spread where the differences have none", () => {
    expect(intervalOf([2, 2, 2, 2])).toEqual({ pairs: 4, median: 2, low: 2, high: 2 });
  });

  it("lies within its interval, which is narrower than the data and shrinks with more pairs", () => {
    const few = intervalOf(spread(0, 15));
    const many = intervalOf(spread(0, 15).flatMap((value) => Array.from({ length: 20 }, () => value)));
    for (const { low, median, high } of [few, many]) {
      expect(median).toBe(7);
      expect(low).toBeGreaterThan(0);
      expect([low <= 7, high >= 7, high < 14]).toEqual([true, true, true]);
    }
    expect(many.high - many.low).toBeLessThan(few.high - few.low);
  });

  it("covers the true median about as often as it says", () => {
    // Draws of a known distribution (uniform from 0 to 1, median 0.5) by a generator of their own.
    let state = 1;
    const draw = () => {
      state = (state * 48_271) % 2_147_483_647;
      return state / 2_147_483_647;
    };
    const trials = Array.from({ length: 60 }, () => intervalOf(Array.from({ length: 31 }, draw)));
    const covering = trials.filter(({ low, high }) => low <= 0.5 && high >= 0.5).length;
    expect(covering).toBeGreaterThanOrEqual(52);
    expect(covering).toBeLessThan(60);
  });

  it("is the same for the same differences", () => {
    expect(intervalOf(spread(3, 20))).toEqual(intervalOf(spread(3, 20)));
  });

  it("is moved little by one difference that is far out", () => {
    expect(intervalOf([...spread(0, 30), 1e6]).high).toBeLessThan(30);
  });

  it.each([
    [found(1.1, 2), "above"],
    [found(1, 2), "cannot-tell"],
    [found(0, 1), "cannot-tell"],
    [found(0, 0.9), "below"],
  ] as const)("decides by the whole interval: %o against 1", (interval, side) => {
    expect(sideOf(interval, 1)).toBe(side);
  });

  it("is printed with its interval", () => {
    expect(intervalWords(found(1, 2), (value) => `${value} ms`)).toBe("1.5 ms (1 ms to 2 ms, 95 %)");
  });
});

describe("measuring pairs", () => {
  it("subtracts the other from the one, pair by pair", async () => {
    const asked: number[] = [];
    const pair = async (index: number) => {
      asked.push(index);
      return [index + 5, index] as const;
    };
    expect(await measurePairs({ pairs: 3, threshold: 1, pair })).toEqual({
      ...{ pairs: 3, median: 5, low: 5, high: 5, attempts: 1 },
    });
    expect(asked).toEqual([0, 1, 2]);
  });

  it("is tried again until the interval clears the threshold, and three times at most", async () => {
    let measured = 0;
    const unsteady = async () => [measured++ % 2 ? 0 : 2, 0] as const;
    const given = await measurePairs({ pairs: 10, threshold: 1, pair: unsteady });
    expect([given.attempts, sideOf(given, 1), measured]).toEqual([4, "cannot-tell", 40]);

    measured = 0;
    const settling = async () => [measured++ < 10 ? (measured % 2) * 2 : 3, 0] as const;
    const settled = await measurePairs({ pairs: 10, threshold: 1, pair: settling });
    expect([settled.attempts, sideOf(settled, 1)]).toEqual([2, "above"]);
  });
});
