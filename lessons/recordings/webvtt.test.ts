import { describe, expect, it } from "vitest";
import { formatClock, readingSeconds } from "./pace";
import { formatWebVtt } from "./webvtt";

describe("WebVTT", () => {
  it("has a header, and a block for each cue with hours, minutes, seconds, milliseconds", () => {
    const cues = [
      { from: 0, to: 3.25, text: "Alice signs in." },
      { from: 3.25, to: 3725.0006, text: "An hour and more." },
    ];
    expect(formatWebVtt(cues)).toBe(
      [
        "WEBVTT",
        "",
        "00:00:00.000 --> 00:00:03.250",
        "Alice signs in.",
        "",
        "00:00:03.250 --> 01:02:05.001",
        "An hour and more.",
        "",
      ].join("\n"),
    );
  });

  it("rounds up to the next second, and not to 1000 milliseconds", () => {
    expect(formatWebVtt([{ from: 59.9996, to: 61, text: "x" }])).toContain("00:01:00.000 --> 00:01:01.000\n");
  });

  it.each([
    ["a < b & c", "a &lt; b &amp; c"],
    ["00:01 --> 00:02", "00:01 --&gt; 00:02"],
    ["one\n\ntwo", "one two"],
  ])("keeps %j from being anything but text", (text, written) => {
    expect(formatWebVtt([{ from: 0, to: 1, text }])).toContain(`\n${written}\n`);
  });
});

describe("pace", () => {
  it.each([
    [0, 2.5],
    [37, 2.5],
    [45, 3],
    [150, 10],
  ])("gives a text of %d characters %d seconds", (length, seconds) => {
    expect(readingSeconds("x".repeat(length))).toBe(seconds);
  });

  it.each([
    [0, "0:00"],
    [59.99, "0:59"],
    [65, "1:05"],
    [600, "10:00"],
  ])("writes %d seconds as %s", (seconds, clock) => {
    expect(formatClock(seconds)).toBe(clock);
  });
});
