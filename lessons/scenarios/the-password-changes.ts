import type { Scenario } from "./scenario";
import { whoStays } from "./who-stays";

export const scenario: Scenario = {
  id: "the-password-changes",
  title: "The password changes",
  question: "Alice changes her password. Who is still signed in?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in on her laptop and on her phone: at the left with database sessions, at the right with JWTs. Look at what each sign-in writes.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      show: {
        tab: "What the server did",
        device: "phone",
        event: "signed-in",
        mark: 'INSERT INTO "Session"',
      },
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
        "A thief copies the phone's cookies. A copy is the same bytes: from them alone the server cannot tell who sends it.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The password changes",
      narration: "Alice has noticed something, and changes her password. Who will still be signed in?",
      action: { do: "change-password" },
      predict: whoStays,
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
        "The change deleted all of Alice's rows, in one statement. Every check under database sessions looks its row up, and the thief's finds none.",
      show: {
        tab: "What the server did",
        device: "thief",
        event: "password-changed",
        mark: 'DELETE FROM "Session" WHERE "userId" = $1',
      },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: { "thief/database": "unknown-session", "thief/jwt": "signed-in" },
        sql: { "thief/database": 1, "thief/jwt": 0 },
      },
    },
    {
      title: "Why the tokens live on",
      narration:
        "A token is checked by its signature and its time. No check asks about the password, so the thief stays in until the token expires.",
      show: { tab: "Row and token", device: "thief" },
      expect: { lanes: { "thief/jwt": "signed-in" }, sql: { "thief/jwt": 0 } },
    },
  ],
};
