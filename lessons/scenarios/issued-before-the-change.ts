import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "issued-before-the-change",
  title: "A fix that does not fix: issued before the change",
  question: "Tokens issued before the password change are refused. What does a thief do about it?",
  strategies: ["database", "jwt-broken-iat"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in. At the right the session callback compares iat, when a token was issued, with the date of the last password change.",
      action: { do: "sign-in", lifetime: 120, expiry: "rolling" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-broken-iat": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-broken-iat"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-broken-iat": "signed-in" } },
    },
    {
      title: "A second passes",
      narration: "Two seconds pass, because iat is in whole seconds.",
      action: { do: "let-pass", seconds: 2 },
      expect: { lanes: { "thief/jwt-broken-iat": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password. All tokens were issued before that: what will their checks say?",
      action: { do: "change-password" },
      expect: {
        lanes: {
          "thief/database": "unknown-session",
          "phone/jwt-broken-iat": "revoked",
          "thief/jwt-broken-iat": "revoked",
        },
      },
    },
    {
      title: "Another second",
      narration: "The thief waits a moment.",
      action: { do: "let-pass", seconds: 2 },
      expect: { lanes: { "thief/jwt-broken-iat": "revoked" } },
    },
    {
      title: "One poll",
      narration: "With the refused token the thief visits /session, once. Who will be signed in after that?",
      action: { do: "ask-session", lanes: ["thief/jwt-broken-iat"] },
      predict: {
        ask: ["phone/jwt-broken-iat", "thief/jwt-broken-iat"],
        because: [
          {
            reason: "a refused token stays refused",
            answer: "Auth.js issued it again before the callback refused it: the new one has a new iat.",
          },
          {
            reason: "the visit issues a new token",
            answer: "Yes, with an iat that is newer than the change.",
          },
        ],
        why: {
          "jwt-broken-iat":
            "/session issued a new token, whose iat is newer than the change, and only then asked for the date.",
        },
      },
      expect: {
        lanes: {
          "thief/database": "unknown-session",
          "phone/jwt-broken-iat": "revoked",
          "thief/jwt-broken-iat": "signed-in",
        },
      },
    },
    {
      title: "The wrong line",
      narration:
        "Alice is out and the thief is in: the comparison is right, its place is wrong. Auth.js issues the token again whatever the callback says; asked in decode, it would hold.",
      show: { tab: "Code", device: "thief", mark: "session: async (visit) => {" },
      expect: { lanes: { "thief/jwt-broken-iat": "signed-in" } },
    },
  ],
};
