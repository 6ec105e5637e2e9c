import { describe, expect, it } from "vitest";
import { textWidth } from "./text-width";
import { roundUp, ticksFor } from "./ticks";
import { clock, duration, HOUR, MINUTE, SECOND } from "./time";

describe("clock and duration", () => {
  it.each([
    [0, "0:00"],
    [48_999, "0:48"],
    [124_000, "2:04"],
    [59 * MINUTE + 59 * SECOND, "59:59"],
    [HOUR + 2 * MINUTE + 3 * SECOND, "1:02:03"],
    [24 * HOUR, "24:00:00"],
  ])("writes %d ms as %s", (ms, text) => expect(clock(ms)).toBe(text));

  it.each([
    [45 * SECOND, "45 s"],
    [14.6 * MINUTE, "15 min"],
    [24 * HOUR - 56 * SECOND, "24 h"],
  ])("rounds %d ms to %s", (ms, text) => expect(duration(ms)).toBe(text));
});

describe("ticks", () => {
  it.each([
    [2.5 * MINUTE, 1080, 90, 15 * SECOND],
    [2.5 * MINUTE, 240, 50, MINUTE],
    [HOUR, 1080, 90, 5 * MINUTE],
    [26 * HOUR, 1080, 120, 6 * HOUR],
  ])("divides %d ms on %d px", (to, pixels, gap, step) => {
    expect(ticksFor(to, pixels, gap)[1]?.at).toBe(step);
  });

  it("never lets two labels touch, from half a minute to a week", () => {
    for (let to = 30 * SECOND; to < 7 * 24 * HOUR; to *= 1.4) {
      for (const pixels of [120, 200, 480, 1080, 1750]) {
        const width = textWidth(clock(to), 11);
        const ticks = ticksFor(to, pixels, width + 10);
        const step = ticks[1]?.at ?? Number.POSITIVE_INFINITY;
        expect((step / to) * pixels).toBeGreaterThanOrEqual(width + 10);
        expect(ticks.at(-1)?.at).toBeLessThanOrEqual(to);
      }
    }
  });
});

describe("rounding up", () => {
  it.each([
    [124 * SECOND, 8, 135 * SECOND],
    [34 * SECOND, 8, 35 * SECOND],
    [57 * SECOND, 4, MINUTE],
    [904 * SECOND, 8, 16 * MINUTE],
  ])("takes %d ms in %d parts to %d", (span, parts, expected) => expect(roundUp(span, parts)).toBe(expected));
});
