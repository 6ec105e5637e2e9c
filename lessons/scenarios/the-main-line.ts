import type { Scenario } from "./scenario";
import { whoStays } from "./who-stays";

export const scenario: Scenario = {
  id: "the-main-line",
  title: "The main line",
  question: "Sessions, tokens, and what lies between: who is signed in, for how long, and at what price?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in for two minutes, on her laptop and on her phone: at the left with database sessions, at the right with JWTs. Look at what each sign-in writes.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      show: {
        tab: "What the server did",
        device: "phone",
        event: "signed-in",
        mark: 'INSERT INTO "Session"',
      },
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
    {
      title: "Read both cookies",
      narration:
        "At the left the cookie is a random id, which leads to a row. At the right it is signed and says everything itself: a signature hides nothing.",
      show: { tab: "Row and token", device: "phone", mark: "alice@example.com" },
      expect: { tellsEmail: { "phone/database": false, "phone/jwt": true } },
    },
    {
      title: "The theft",
      narration:
        "A thief copies the phone's cookies. A copy is the same bytes: from them alone the server cannot tell who sends it.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The password changes",
      narration: "Alice has noticed something, and changes her password. Who will still be signed in?",
      action: { do: "change-password" },
      predict: whoStays,
      expect: {
        lanes: {
          "laptop/database": "unknown-session",
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
          "thief/jwt": "signed-in",
        },
      },
    },
    {
      title: "Why",
      narration:
        "One DELETE took all of Alice's rows, and every check at the left looks for one. At the right a check verifies a signature and a time: neither has changed.",
      show: {
        tab: "What the server did",
        device: "thief",
        event: "password-changed",
        mark: 'DELETE FROM "Session" WHERE "userId" = $1',
      },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: { "thief/database": "unknown-session", "thief/jwt": "signed-in" },
        sql: { "thief/database": 1, "thief/jwt": 0 },
      },
    },
    {
      title: "Wait",
      narration:
        "How long can the thief stay? The token says it itself: two minutes from the sign-in here; by Auth.js's default 30 days from the last visit.",
      action: { do: "wait-for-expiry", lane: "thief/jwt" },
      expect: { lanes: { "thief/jwt": "expired" }, sql: { "thief/jwt": 0 } },
    },
    {
      title: "Two ways in between",
      narration:
        "At the left each session now has a signed copy, which is believed for 15 seconds. At the right a token lives for 15 seconds, with a refresh token for one use.",
      strategies: ["database-cached", "jwt-short"],
      action: { do: "sign-in", lifetime: 900, expiry: "absolute" },
      expect: { lanes: { "phone/database-cached": "signed-in", "phone/jwt-short": "signed-in" } },
    },
    {
      title: "The second theft",
      narration: "The thief copies the phone's cookies again, the refresh token included.",
      action: { do: "steal", lanes: ["phone/database-cached", "phone/jwt-short"] },
      expect: { lanes: { "thief/database-cached": "signed-in", "thief/jwt-short": "signed-in" } },
    },
    {
      title: "One refresh token, two holders",
      narration:
        "Phone and thief hold the same refresh token, which is good for one use. Both will use it: what does the server make of the second?",
      action: { do: "wait-until-out", lane: "thief/jwt-short" },
      expect: { lanes: { "thief/jwt-short": "revoked", "thief/database-cached": "signed-in" } },
    },
    {
      title: "A session with a cache",
      narration:
        "The second use gave the theft away, and the server revoked that sign-in. At the left nothing did, so Alice changes her password: who is in right after it?",
      action: { do: "change-password" },
      predict: {
        ask: ["laptop/database-cached", "thief/database-cached"],
        because: [
          {
            reason: "a database session ends at once",
            answer: "Where every check asks the database. These ask once in 15 seconds.",
          },
          {
            reason: "the copy is believed without asking",
            answer: "Yes, until it is 15 seconds old: the line runs through caching, not through formats.",
          },
          {
            reason: "a cache is emptied when the password changes",
            answer: "One in the server could be. This copy lies in the browser, the thief's included.",
          },
        ],
        why: {
          "database-cached":
            "The row is gone. A copy is believed without asking until it is 15 seconds old, and then no more.",
        },
      },
      expect: { lanes: { "thief/jwt-short": "revoked" } },
    },
    {
      title: "Fifteen seconds",
      narration:
        "In 15 seconds at most the thief's copy is too old. What does the server find when it looks?",
      action: { do: "wait-until-out", lane: "thief/database-cached" },
      show: { tab: "What the server did", device: "thief" },
      expect: {
        lanes: { "thief/database-cached": "unknown-session" },
        sql: { "thief/database-cached": 1 },
      },
    },
    {
      title: "What would you choose?",
      narration:
        "One look-up per check, and the end comes at once. None, and it comes with the expiry; a cache or a short token, and it takes seconds: what would you choose, and for what?",
      measure: ["thief/database-cached", "thief/jwt-short"],
      expect: { lanes: { "thief/database-cached": "unknown-session", "thief/jwt-short": "revoked" } },
    },
  ],
};
