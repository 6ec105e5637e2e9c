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
      predict: {
        ask: [
          "laptop/database",
          "phone/database",
          "thief/database",
          "laptop/jwt-version",
          "phone/jwt-version",
          "thief/jwt-version",
        ],
        because: [
          {
            reason: "a token cannot be revoked",
            answer: "A plain one cannot. This one is compared with a number that the server looks up.",
          },
          {
            reason: "the number in the token is the old one",
            answer: "Yes: the check compares it with the row.",
          },
          {
            reason: "the phone fetches the new number by itself",
            answer: "It would have to give the new password: the number comes with a sign-in.",
          },
        ],
        why: {
          database: "The change deletes all of Alice's rows, and every check looks for its row.",
          "jwt-version": "The check compares the token's number with the row, where it has gone up.",
        },
      },
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
        "The thief is out at once, under both. But each check of the token now sends a statement as well, as a session's does.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt-version"],
      expect: { sql: { "thief/database": 1, "thief/jwt-version": 1 } },
    },
    {
      title: "Without the database",
      narration: "Now the database is switched off. Can the server still tell whether the number is right?",
      action: { do: "set-database", to: "down" },
      expect: {
        lanes: { "thief/database": "database-unavailable", "thief/jwt-version": "database-unavailable" },
      },
    },
  ],
};
