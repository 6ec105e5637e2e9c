import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-database-is-far-away",
  title: "The database is far away",
  question: "What does it cost to ask at every request?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in. The database is in the same room as the server.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      show: { tab: "What the server did", device: "phone" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "Near",
      narration:
        "One statement for each check at the left, none at the right. This is what they took just now.",
      measure: ["phone/database", "phone/jwt"],
      expect: { sql: { "phone/database": 1, "phone/jwt": 0 } },
    },
    {
      title: "40 ms away",
      narration: "Now every statement travels 40 milliseconds, as to a database in the next country.",
      action: { do: "set-database", to: "slow:40" },
      measure: ["phone/database", "phone/jwt"],
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt": 0 },
        // A timer may fire within the millisecond before it is due.
        atLeastMs: { "phone/database": 39 },
      },
    },
    {
      title: "120 ms away",
      narration:
        "And 120 milliseconds, as across an ocean. The session pays at every check, the token at none.",
      action: { do: "set-database", to: "slow:120" },
      measure: ["phone/database", "phone/jwt"],
      expect: {
        sql: { "phone/database": 1, "phone/jwt": 0 },
        atLeastMs: { "phone/database": 119 },
      },
    },
    {
      title: "What it buys",
      narration:
        "For that price the session can be ended at once: Alice changes her password, and the next check knows.",
      action: { do: "change-password" },
      measure: ["phone/database", "phone/jwt"],
      expect: { lanes: { "phone/database": "unknown-session", "phone/jwt": "signed-in" } },
    },
  ],
};
