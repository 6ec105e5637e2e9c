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
      narration: "At noon an administrator makes Alice a member. What will her next checks say?",
      action: { do: "change-role", to: "member" },
      expect: {
        lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" },
        role: { "laptop/database": "member", "laptop/jwt": "admin" },
      },
    },
    {
      title: "Two answers",
      narration:
        "The session's check joins Alice's row and reads the role of now. The token says what was true when it was signed, as a session row with a copy of the role would.",
      show: { tab: "HTTP", device: "laptop", mark: '"role":' },
      expect: {
        role: { "laptop/database": "member", "laptop/jwt": "admin" },
        sql: { "laptop/database": 1, "laptop/jwt": 0 },
      },
    },
    {
      title: "The account goes",
      narration: "Then her account is deleted. Who will still be signed in?",
      action: { do: "delete-account" },
      predict: {
        ask: ["laptop/database", "phone/database", "laptop/jwt", "phone/jwt"],
        because: [
          {
            reason: "who has no account cannot be signed in",
            answer: "Where the check looks. The plain token's check never asks whether the account is there.",
          },
          {
            reason: "her rows go with her account, and a token has none",
            answer: "Yes: that is the difference.",
          },
          {
            reason: "a deleted account ends its tokens",
            answer: "Nothing tells them: they are verified with the key alone.",
          },
        ],
        why: {
          database: "Her session rows were deleted with her account.",
          jwt: "The token is verified with the key alone: no check asks whether the account is there.",
        },
      },
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
      title: "A new sign-in",
      narration: "Alice tries to sign in once more, under JWT.",
      action: { do: "sign-in-one", lanes: ["laptop/jwt"] },
      expect: {
        refused: "credentials",
        lanes: { "laptop/database": "unknown-session", "laptop/jwt": "signed-in" },
      },
    },
    {
      title: "Until the token ends",
      narration:
        "The sign-in was refused, and yet the token still lets in an admin who no longer exists. It says itself for how long: until it expires.",
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
