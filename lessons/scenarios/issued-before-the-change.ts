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
        "Alice signs in. At the right the server compares iat, when a token was issued, with the last password change.",
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
      narration: "A little time passes: iat is in whole seconds.",
      action: { do: "let-pass", seconds: 2 },
      expect: { lanes: { "thief/jwt-broken-iat": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password. It looks as if it worked: every token is older than that, and is refused.",
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
      narration:
        "Then the thief asks /session, once; it says no, and issues the token again all the same. Who is signed in now?",
      action: { do: "ask-session", lanes: ["thief/jwt-broken-iat"] },
      predict: true,
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
        "Alice is out and the thief is in: iat says when this token was signed, and not when somebody gave a password. jwt-version mends it.",
      show: { tab: "Code", device: "thief" },
      expect: { lanes: { "thief/jwt-broken-iat": "signed-in" } },
    },
  ],
};
