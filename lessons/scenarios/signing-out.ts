import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "signing-out",
  title: "Signing out",
  question: "Alice signs out on her laptop. What becomes of a copy of its cookie?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the cookies of the laptop. Alice does not know.",
      action: { do: "steal", lanes: ["laptop/database", "laptop/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "Alice signs out",
      narration:
        "Alice signs out on the laptop, and her browser drops its cookies. Who will still be signed in?",
      action: { do: "sign-out", lanes: ["laptop/database", "laptop/jwt"] },
      predict: {
        ask: ["phone/database", "thief/database", "phone/jwt", "thief/jwt"],
        because: [
          {
            reason: "signing out ends every copy of the cookie",
            answer: "Where it deletes the row. A token has none: a copy of it is as good as before.",
          },
          {
            reason: "signing out kills the token",
            answer: "It clears the cookie in one browser. The token itself is valid until it expires.",
          },
          {
            reason: "signing out ends every device",
            answer: "It ends the one that asked. The phone has a sign-in of its own.",
          },
        ],
        why: {
          database:
            "Signing out deletes the row of this one session: every copy of its cookie goes with it, the phone's session stays.",
          jwt: "Signing out clears the cookie in the laptop's browser. The copy was never in that browser.",
        },
      },
      expect: {
        lanes: {
          "laptop/database": "no-credential",
          "phone/database": "signed-in",
          "thief/database": "unknown-session",
          "laptop/jwt": "no-credential",
          "phone/jwt": "signed-in",
          "thief/jwt": "signed-in",
        },
      },
    },
    {
      title: "What signing out did",
      narration:
        "At the left it deleted the row, so every copy of the cookie became worthless. At the right it cleared a cookie in one browser, and the thief's copy is as good as before.",
      show: {
        tab: "What the server did",
        device: "laptop",
        event: "signed-out",
        mark: 'DELETE FROM "Session"',
      },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: {
          "thief/database": "unknown-session",
          "thief/jwt": "signed-in",
          "phone/database": "signed-in",
        },
        sql: { "thief/database": 1, "thief/jwt": 0 },
      },
    },
  ],
};
