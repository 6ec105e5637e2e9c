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
        "Alice signs out on the laptop, and her browser forgets its cookies. Who will still be signed in?",
      action: { do: "sign-out", lanes: ["laptop/database", "laptop/jwt"] },
      predict: true,
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
        "Under database sessions it deleted the row, and every copy of the cookie became worthless. Under JWT it deleted a cookie in one browser, and the thief's token is as good as before.",
      show: { tab: "What the server did", device: "thief" },
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
