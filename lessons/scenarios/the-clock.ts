import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-clock",
  title: "The clock",
  question: "What ends a session that nobody ends?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in for 30 seconds",
      narration: "Alice signs in everywhere, for 30 seconds. Both strategies keep the same time.",
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
        "At the left the end of the session lies in its row. At the right it is signed into the token, as the claim exp.",
      show: { tab: "Row and token", device: "phone" },
      expect: { end: { "phone/database": "same", "phone/jwt": "same" } },
    },
    {
      title: "Wait",
      narration: "Nobody does anything. The clock does.",
      action: { do: "wait-for-expiry", lane: "phone/jwt" },
      expect: { lanes: { "phone/jwt": "expired" } },
    },
    {
      title: "And the sessions",
      narration: "The rows run out at the same time as the tokens: the lifetimes were the same.",
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
        "The server found the row and refused it, for its time is over; it is left to a sweep. The token says by itself that it has ended: nobody had to be asked.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/database", "phone/jwt"],
      expect: {
        lanes: { "phone/database": "expired", "phone/jwt": "expired" },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
  ],
};
