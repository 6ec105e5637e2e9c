import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "fired-at-noon",
  title: "Fired at noon",
  question: "Alice loses her role, and then her account. How long does each strategy believe the old story?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Alice is an admin",
      narration: "Alice signs in. She is an admin, and every check says so.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" },
        role: { "laptop/database": "admin", "laptop/jwt": "admin" },
      },
    },
    {
      title: "Noon",
      narration: "At noon somebody takes the role away: Alice is now a member.",
      action: { do: "change-role", to: "member" },
      expect: {
        lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" },
        role: { "laptop/database": "member", "laptop/jwt": "admin" },
      },
    },
    {
      title: "Two answers",
      narration:
        "The session's check reads her row, where the role has changed. The token says what was true when it was signed: she is an admin still.",
      show: { tab: "Row and token", device: "laptop" },
      expect: {
        role: { "laptop/database": "member", "laptop/jwt": "admin" },
        sql: { "laptop/database": 1, "laptop/jwt": 0 },
      },
    },
    {
      title: "The account goes",
      narration: "Then her account is deleted. Who will still be signed in?",
      action: { do: "delete-account" },
      predict: true,
      measure: ["laptop/database", "laptop/jwt"],
      expect: {
        lanes: {
          "laptop/database": "unknown-session",
          "phone/database": "unknown-session",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
        role: { "laptop/jwt": "admin" },
      },
    },
    {
      title: "Nobody to sign in",
      narration: "She cannot sign in any more, for there is nobody to sign in.",
      action: { do: "sign-in-one", lanes: ["laptop/jwt"] },
      expect: {
        refused: "credentials",
        lanes: { "laptop/database": "unknown-session", "laptop/jwt": "signed-in" },
      },
    },
    {
      title: "Until the token ends",
      narration:
        "And yet an admin who no longer exists goes on being one. How long, the token says itself: until it expires.",
      show: { tab: "What the server did", device: "laptop" },
      measure: ["laptop/database", "laptop/jwt"],
      expect: {
        lanes: { "laptop/database": "unknown-session", "laptop/jwt": "signed-in" },
        role: { "laptop/jwt": "admin" },
        end: { "laptop/jwt": "same" },
        sql: { "laptop/jwt": 0 },
      },
    },
  ],
};
