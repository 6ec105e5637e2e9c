import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-database-is-far-away",
  title: "The database is far away",
  question: "What does it cost to ask the database at every request?",
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
      narration: "Now every statement takes 40 ms longer, as to a database in the next country.",
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
      narration: "And 120 ms longer, as across an ocean. Which of the two checks is slower?",
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
        "The session pays the distance at every check, the token at none. Alice changes her password: what does the session get for its price?",
      action: { do: "change-password" },
      measure: ["phone/database", "phone/jwt"],
      expect: { lanes: { "phone/database": "unknown-session", "phone/jwt": "signed-in" } },
    },
    {
      title: "Paid and got",
      narration:
        "The next check of the session knew: that is what the look-up buys. The token's check asked nothing, so it learnt nothing.",
      show: { tab: "What the server did", device: "phone" },
      expect: {
        lanes: { "phone/database": "unknown-session", "phone/jwt": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
  ],
};
