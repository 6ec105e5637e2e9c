import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { latestOfAlice, staysIn, theft } from "./look";

const changedAt = (facts: Facts) => latestOfAlice(facts, "password-changed")?.at ?? Infinity;

export const challenge: Challenge = {
  id: "younger-than-the-change",
  title: "Younger than the change",
  goal: "Be in as Alice five seconds after the change, although tokens from before it are refused (the iat check).",
  part: "the thief",
  level: 3,
  strategies: ["database", "jwt-broken-iat"],
  hints: [
    "The check compares the token's iat with the date of the change. How does a token get another iat?",
    "Auth.js issues a rolling token again at every visit to /session, and reads the date only afterwards.",
    "Sign in with rolling expiry, steal, change the password, and visit /session as the thief.",
  ],
  facts: [
    {
      words: "The thief holds a copy of Alice's JWT",
      holds: (facts) => theft(facts, "jwt-broken-iat") !== undefined,
    },
    {
      words: "Alice has changed her password since then",
      holds: (facts) =>
        changedAt(facts) > (theft(facts, "jwt-broken-iat")?.at ?? Infinity) &&
        Number.isFinite(changedAt(facts)),
    },
    {
      words: "Five seconds after the change, a check lets the thief in",
      holds: (facts) =>
        changedAt(facts) > (theft(facts, "jwt-broken-iat")?.at ?? Infinity) &&
        staysIn(facts, "thief/jwt-broken-iat", changedAt(facts), 5),
    },
  ],
  obstacles: [
    { words: "The iat cannot be changed", answer: "Not by the thief. But Auth.js writes a new one." },
    { words: "A refused token is not renewed", answer: "It should not be. Try it." },
    {
      words: "The change deletes the token",
      answer: "There is no list of tokens from which it could be deleted.",
    },
  ],
  why: "The date was compared after Auth.js had decoded the token and gone on. A visit to /session issued a new token with a new iat, for one that was refused.",
  otherwise:
    "Asking for the date in decode, before a token is issued again; or comparing something that is set once, at the sign-in.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "rolling" },
    { do: "steal", lanes: ["phone/jwt-broken-iat"] },
    { do: "change-password" },
    { do: "let-pass", seconds: 2 },
    { do: "ask-session", lanes: ["thief/jwt-broken-iat"] },
    { do: "let-pass", seconds: 4 },
  ],
};
