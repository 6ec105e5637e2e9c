import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { repeat, spreadOf } from "./spread.mjs";

describe("the spread of measurements", () => {
  it.each([
    [[5], { count: 1, min: 5, low: 5, median: 5, high: 5, p95: 5, p99: 5, max: 5 }],
    [[4, 1, 3, 2], { count: 4, min: 1, low: 1, median: 2, high: 3, p95: 4, p99: 4, max: 4 }],
    [
      Array.from({ length: 100 }, (_, index) => 100 - index),
      { count: 100, min: 1, low: 25, median: 50, high: 75, p95: 95, p99: 99, max: 100 },
    ],
  ])("of %j", (values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  it("leaves what it was given in its order", () => {
    const values = [3, 1, 2];
    spreadOf(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe("repeating", () => {
  it("does it as often as asked, so many at once and no more, and keeps the order", async () => {
    let [now, most] = [0, 0];
    const results = await repeat(20, 3, async (index) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
      return index;
    });
    expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(3);
  });

  it("fails with the first that fails", async () => {
    const failing = repeat(3, 1, async (index) => {
      if (index === 1) throw new RangeError("the second");
      return index;
    });
    await expect(failing).rejects.toThrow("the second");
  });
});
