import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { formatList } from "@/lib/language/numbers";
import { bytes, duration } from "./words";

describe("words", () => {
  it.each([
    [0.123, "0.12 ms"],
    [1.26, "1.3 ms"],
    [12.4, "12 ms"],
    [999, "999 ms"],
    [1000, "1.0 s"],
    [9_940, "9.9 s"],
    [10_000, "10 s"],
  ])("of a duration of %s ms: %s", (ms, words) => {
    expect(duration(ms)).toBe(words);
  });

  it.each([
    [0, "0 B"],
    [999, "999 B"],
    [4100, "4.1 KB"],
    [428_000_000, "428 MB"],
    [1e15, "1,000 TB"],
  ])("of %s bytes: %s", (count, words) => {
    expect(bytes(count)).toBe(words);
  });

  it("of lists", () => {
    expect([formatList([]), formatList(["a"]), formatList(["a", "b"]), formatList(["a", "b", "c"])]).toEqual([
      "",
      "a",
      "a and b",
      "a, b and c",
    ]);
  });
});
