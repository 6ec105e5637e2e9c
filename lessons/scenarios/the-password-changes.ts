import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-password-changes",
  title: "The password changes",
  question: "Alice changes her password. Who is still signed in?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in on her laptop and on her phone, at the left with database sessions, at the right with JWTs.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "signed-in",
          "thief/database": "no-credential",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
          "thief/jwt": "no-credential",
        },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
    {
      title: "The theft",
      narration:
        "A thief copies the cookies of the phone. A copy is the same bytes: the server has no way to tell.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The password changes",
      narration: "Alice has noticed something, and changes her password. Who will still be signed in?",
      action: { do: "change-password" },
      predict: true,
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
      title: "Why the sessions ended",
      narration:
        "Every check under database sessions looks its row up. The rows went with the old password, and the thief with them.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: { "thief/database": "unknown-session", "thief/jwt": "signed-in" },
        sql: { "thief/database": 1, "thief/jwt": 0 },
      },
    },
    {
      title: "Why the tokens live on",
      narration:
        "A token is checked by its signature alone. Nobody asks whether the password changed, so the thief stays until the token expires.",
      show: { tab: "Row and token", device: "thief" },
      expect: { lanes: { "thief/jwt": "signed-in" }, sql: { "thief/jwt": 0 } },
    },
  ],
};
