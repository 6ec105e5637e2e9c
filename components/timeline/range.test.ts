import { describe, expect, it } from "vitest";
import { rangeEnd } from "./range";
import { HOUR, MINUTE, SECOND } from "./time";

const story = (last: number, now: number, ...expiries: number[]) => rangeEnd({ last, now, expiries });

describe("where the axis ends", () => {
  it("takes a two-minute lifetime in from the first second", () => {
    expect(story(0, 0, 2 * MINUTE)).toBe(2 * MINUTE);
    expect(story(56 * SECOND, 56 * SECOND, 124 * SECOND)).toBe(135 * SECOND);
  });

  it("leaves 24 hours outside while minutes matter", () => {
    expect(story(56 * SECOND, 56 * SECOND, 24 * HOUR)).toBe(MINUTE);
  });

  it("takes the nearer of two expiries when the other is too far", () => {
    expect(story(56 * SECOND, 56 * SECOND, 124 * SECOND, 24 * HOUR)).toBe(135 * SECOND);
  });

  it("takes 15 minutes in once enough has happened", () => {
    expect(story(MINUTE, MINUTE, 15 * MINUTE)).toBeLessThan(2 * MINUTE);
    expect(story(2 * MINUTE, 2 * MINUTE, 15 * MINUTE)).toBe(15 * MINUTE);
  });

  it("stands still once all is over, instead of following now for hours", () => {
    expect(story(124 * SECOND, 5 * HOUR, 124 * SECOND)).toBeLessThan(4 * MINUTE);
  });

  it("never ends before what was seen, and never moves back", () => {
    let before = 0;
    for (let now = 0; now < HOUR; now += SECOND) {
      const end = story(now, now, 24 * HOUR);
      expect(end).toBeGreaterThanOrEqual(Math.max(now, before));
      before = end;
    }
  });
});
