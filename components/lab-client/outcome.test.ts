import { expect, it } from "vitest";
import { type Found, outcomeWords } from "./outcome";

const found = (
  laptop: Found["status"],
  phone: Found["status"],
  thief?: Found["status"] | "none",
): Found[] => [
  { device: "laptop", status: laptop },
  { device: "phone", status: phone },
  ...(thief === "none" ? [] : [{ device: "thief" as const, status: thief }]),
];

it.each([
  [found(401, 401, 401), "nobody"],
  [found(200, 200, 200), "all 3, the thief included"],
  [found(200, 200, 401), "2 of 3, and not the thief"],
  [found(401, 200, 200), "2 of 3, the thief included"],
  [found(401, 401, 200), "only the thief"],
  [found(200, 200, "none"), "all 2"],
  [found(503, 503, 503), "no answer"],
  [found(200, 503, 401), "1 of 3, and no answer for 1"],
  [found(200, 200, undefined), "not checked yet"],
])("%j is told as %s", (lanes, words) => {
  expect(outcomeWords(lanes)).toBe(words);
});
