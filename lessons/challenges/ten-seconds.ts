import type { Challenge } from "./challenge";
import { latestOfAlice, staysIn, theft } from "./look";

export const challenge: Challenge = {
  id: "ten-seconds",
  title: "Ten seconds",
  goal: "Be signed in as Alice ten seconds after she has changed her password, under short-lived tokens.",
  part: "the thief",
  level: 2,
  strategies: ["database", "jwt-short"],
  hints: [
    "A short token lives for 15 seconds, whatever happens meanwhile.",
    "How much is left of the token when Alice changes her password? The card counts it down.",
    "Refresh the thief's token from its menu, and change the password within five seconds.",
  ],
  facts: [
    {
      words: "The thief holds a copy of Alice's tokens",
      holds: (facts) => theft(facts, "jwt-short") !== undefined,
    },
    {
      words: "Alice has changed her password since then",
      holds: (facts) =>
        (latestOfAlice(facts, "password-changed")?.at ?? 0) > (theft(facts, "jwt-short")?.at ?? Infinity),
    },
    {
      words: "Ten seconds after the change, a check lets the thief in",
      holds: (facts) => {
        const changed = latestOfAlice(facts, "password-changed")?.at ?? Infinity;
        return (
          changed > (theft(facts, "jwt-short")?.at ?? Infinity) &&
          staysIn(facts, "thief/jwt-short", changed, 10)
        );
      },
    },
  ],
  obstacles: [
    {
      words: "The change revokes the refresh token",
      answer: "It does. The short token is another one, and no check looks it up.",
    },
    {
      words: "The thief cannot refresh after the change",
      answer: "True, and for the seconds that are left the thief need not.",
    },
    { words: "Tokens of 15 seconds are too short", answer: "Ten is less than fifteen." },
  ],
  why: "The change revoked the refresh token. The short token beside it was verified with the key alone, and was good for the rest of its 15 seconds.",
  otherwise:
    "A look-up at every check: a version, a date or a denylist. Shorter tokens make the gap smaller, and do not close it.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/jwt-short"] },
    { do: "refresh", lanes: ["thief/jwt-short"] },
    { do: "change-password" },
    { do: "let-pass", seconds: 10 },
  ],
};
