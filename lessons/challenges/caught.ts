import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { isOut, latest, staysIn, theft } from "./look";

const reusedAt = (facts: Facts) =>
  latest(facts, "refresh-token-reused", { strategy: "jwt-short" })?.at ?? Infinity;

export const challenge: Challenge = {
  id: "caught",
  title: "Caught",
  goal: "Have the server notice by itself that a refresh token was stolen, and end that sign-in and no other.",
  part: "Alice",
  level: 2,
  strategies: ["database", "jwt-short"],
  hints: [
    "A refresh token is good for one use. What does a second use tell the server?",
    "Phone and thief hold the same one after the theft. Both have to use it.",
    "Sign in everywhere, steal, refresh the token from the menu of the phone, then from the thief's. Or wait: the board refreshes them as a client would.",
  ],
  facts: [
    {
      words: "A refresh token of a stolen sign-in was used twice, and the server has noticed",
      holds: (facts) =>
        Number.isFinite(reusedAt(facts)) && reusedAt(facts) > (theft(facts, "jwt-short")?.at ?? Infinity),
    },
    {
      words: "Phone and thief are both out, within 16 seconds",
      holds: (facts) =>
        isOut(facts, "phone/jwt-short", reusedAt(facts), 16) &&
        isOut(facts, "thief/jwt-short", reusedAt(facts), 16),
    },
    {
      words: "After that the laptop is in, without a new sign-in",
      holds: (facts) => staysIn(facts, "laptop/jwt-short", reusedAt(facts), 16),
    },
  ],
  obstacles: [
    {
      words: "A copy looks like the original",
      answer: "It does. But of a token for one use, two cannot both be the first.",
    },
    {
      words: "The thief only has to refresh first",
      answer: "Then the phone comes second, and is noticed just the same.",
    },
    { words: "The server keeps no refresh tokens", answer: "It keeps a hash of each, and when it was used." },
  ],
  why: "Whoever refreshed second presented a token that had been used. The server cannot tell who of the two is the thief, so it ended that sign-in for both.",
  otherwise:
    "A refresh token that is not replaced at every use: two can use it side by side, and nothing shows.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/jwt-short"] },
    { do: "refresh", lanes: ["phone/jwt-short"] },
    { do: "refresh", lanes: ["thief/jwt-short"] },
    { do: "wait-until-out", lane: "phone/jwt-short" },
    { do: "let-pass", seconds: 3 },
  ],
};
