import { describe, expect, it } from "vitest";
import type { LaneKey } from "@/lib/lab/lane";
import "@/tools/testing/strict";
import { type Guess, judgeGuesses, tallyWords } from "./prediction";

const guesses = new Map<LaneKey, Guess>([
  ["laptop/database", "signed-in"],
  ["phone/database", "signed-out"],
  ["laptop/jwt", "signed-in"],
  ["phone/jwt", "signed-out"],
]);

describe("a guess beside what came of it", () => {
  it("is right when it is what the check found", () => {
    const found = new Map<LaneKey, { signedIn: boolean; reason?: "unknown-session" }>([
      ["laptop/database", { signedIn: false, reason: "unknown-session" }],
      ["phone/database", { signedIn: false, reason: "unknown-session" }],
      ["laptop/jwt", { signedIn: true }],
      ["phone/jwt", { signedIn: true }],
    ]);
    const judged = judgeGuesses(guesses, found);
    expect(judged.map(({ verdict }) => verdict)).toEqual(["wrong", "right", "right", "wrong"]);
    expect(tallyWords(judged)).toBe("Your guesses: 2 of 4 right.");
  });

  it("is neither right nor wrong where nobody could say", () => {
    const found = new Map<LaneKey, { signedIn: boolean; reason?: "database-unavailable" }>([
      ["laptop/database", { signedIn: false, reason: "database-unavailable" }],
      ["laptop/jwt", { signedIn: true }],
    ]);
    const judged = judgeGuesses(guesses, found);
    expect(judged.map(({ verdict }) => verdict)).toEqual(["open", "open", "right", "open"]);
    expect(tallyWords(judged)).toBe("Your guesses: 1 of 1 right.");
  });
});
