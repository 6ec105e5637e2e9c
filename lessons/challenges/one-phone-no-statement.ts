import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { accepted, isOut, latest, latestOfAlice, staysIn } from "./look";

const phone = { device: "phone", strategy: "jwt-short" } as const;
const revokedAt = (facts: Facts) => latestOfAlice(facts, "session-revoked", phone)?.at ?? Infinity;

export const challenge: Challenge = {
  id: "one-phone-no-statement",
  title: "One phone, no statement",
  goal: "Throw out the phone and no other device, under tokens whose check sends no SQL statement.",
  part: "an administrator",
  level: 2,
  strategies: ["database", "jwt-short"],
  hints: [
    "No check looks anything up. What else does the phone ask the server for?",
    "Under short-lived tokens there is a list: of the refresh tokens.",
    "End the phone's session from the laptop's list, and wait for 15 seconds.",
  ],
  facts: [
    {
      words: "The phone's sign-in was ended from a list",
      holds: (facts) => Number.isFinite(revokedAt(facts)),
    },
    {
      words: "The phone is refused within 16 seconds of that",
      holds: (facts) => isOut(facts, "phone/jwt-short", revokedAt(facts), 16),
    },
    {
      words: "The laptop is let in 16 seconds after it, without a new sign-in",
      holds: (facts) => staysIn(facts, "laptop/jwt-short", revokedAt(facts), 16),
    },
    {
      words: "Three checks or more let the laptop in, and none of them sent a statement",
      holds: (facts) => {
        const runs = accepted(facts, "laptop/jwt-short");
        const free = runs.reduce((sum, run) => sum + run.free, 0);
        return free >= 3 && runs.every(({ statements }) => statements === 0);
      },
    },
    {
      words: "The password stays the same",
      holds: (facts) => latest(facts, "password-changed") === undefined,
    },
  ],
  obstacles: [
    {
      words: "What is not looked up cannot be ended",
      answer: "Not at once. But a short token has to be replaced, and that is looked up.",
    },
    {
      words: "Ending one means changing the key for all",
      answer: "The key stays. The phone does not get its next token.",
    },
    { words: "No list of JWTs is kept", answer: "Of these tokens none. Of the refresh tokens, one." },
  ],
  why: "The checks sent nothing. The refresh, once in 15 seconds, is what asks the database, and the phone's was refused.",
  otherwise:
    "A phone that needs no refresh: a token that lives for a day is not ended by any list of refresh tokens.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "revoke", asking: "laptop/jwt-short", device: "phone" },
    { do: "wait-until-out", lane: "phone/jwt-short" },
    { do: "let-pass", seconds: 17 },
  ],
};
