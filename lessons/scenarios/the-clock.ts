import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-clock",
  title: "The clock",
  question: "What ends a sign-in when no one signs out?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in for 30 seconds",
      narration: "Alice signs in everywhere for 30 seconds, under both strategies.",
      action: { do: "sign-in", lifetime: 30, expiry: "absolute" },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "signed-in",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
      },
    },
    {
      title: "Where the time is written",
      narration:
        "At the left the end of the session is in its row. At the right it is signed into the token, as the claim exp.",
      show: { tab: "Row and token", device: "phone" },
      expect: { end: { "phone/database": "same", "phone/jwt": "same" } },
    },
    {
      title: "Wait",
      narration: "Nothing is done now: time passes.",
      action: { do: "wait-for-expiry", lane: "phone/jwt" },
      expect: { lanes: { "phone/jwt": "expired" } },
    },
    {
      title: "And the sessions",
      narration: "And the sessions? Their rows were given the same lifetime.",
      action: { do: "wait-for-expiry", lane: "phone/database" },
      expect: {
        lanes: {
          "laptop/database": "expired",
          "phone/database": "expired",
          "laptop/jwt": "expired",
          "phone/jwt": "expired",
        },
      },
    },
    {
      title: "Who said no",
      narration:
        "The server found the row and saw that it had expired; the row is deleted later. The token carries its end within it, and was refused without asking the database.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/database", "phone/jwt"],
      expect: {
        lanes: { "phone/database": "expired", "phone/jwt": "expired" },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
  ],
};
