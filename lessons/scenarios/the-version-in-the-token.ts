import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-version-in-the-token",
  title: "The version in the token",
  question: "What if every token said under which password it was issued?",
  strategies: ["database", "jwt-version"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in. At the right her token carries a number: how often her password has been changed.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-version": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-version"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-version": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, and the number in her row goes up. Who will still be signed in?",
      action: { do: "change-password" },
      predict: true,
      expect: {
        lanes: {
          "laptop/database": "unknown-session",
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
          "laptop/jwt-version": "revoked",
          "phone/jwt-version": "revoked",
          "thief/jwt-version": "revoked",
        },
      },
    },
    {
      title: "The price",
      narration:
        "The thief is out at once, under both. But each check of the token now sends a statement as well: it costs what a session costs.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt-version"],
      expect: { sql: { "thief/database": 1, "thief/jwt-version": 1 } },
    },
    {
      title: "Without the database",
      narration: "And with the database gone, nobody can say whether the number is still right.",
      action: { do: "set-database", to: "down" },
      expect: {
        lanes: { "thief/database": "database-unavailable", "thief/jwt-version": "database-unavailable" },
      },
    },
  ],
};
