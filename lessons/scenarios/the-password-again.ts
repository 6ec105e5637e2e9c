import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-password-again",
  title: "The password again",
  question: "A thief holds Alice's cookie. What can it be used for?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Remember me",
      narration: "Alice signs in for a day, to type her password less often.",
      action: { do: "sign-in", lifetime: 86_400, expiry: "absolute" },
      expect: { lanes: { "laptop/database": "signed-in", "phone/database": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies. They do not hold the password.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "Ending a session",
      narration: "The thief tries to end the laptop's session. Will it still be signed in?",
      action: { do: "try-session", lane: "thief/database" },
      predict: {
        ask: ["laptop/database"],
        because: [
          {
            reason: "who is signed in may end sessions",
            answer: "May see them. This server asks for the password again before it ends one.",
          },
          {
            reason: "a cookie is not a password",
            answer: "Yes: the thief can show the cookie, and had to show the password.",
          },
        ],
        why: { database: "The server asked for the password again, and a guess was refused." },
      },
      expect: {
        refused: "wrong-password",
        lanes: { "laptop/database": "signed-in", "thief/database": "signed-in" },
      },
    },
    {
      title: "Changing the password",
      narration: "Then to change Alice's password. Will the server do it?",
      action: { do: "try-password", lane: "thief/jwt" },
      expect: {
        refused: "wrong-password",
        lanes: { "laptop/database": "signed-in", "thief/jwt": "signed-in" },
      },
    },
    {
      title: "Deleting the account",
      narration: "And to delete her account. Will it?",
      action: { do: "try-account", lane: "thief/database" },
      expect: {
        refused: "wrong-password",
        lanes: { "laptop/database": "signed-in", "thief/database": "signed-in" },
      },
    },
    {
      title: "Without the question",
      narration: "Now the server no longer asks for the password again.",
      action: { do: "ask-again", on: false },
      expect: { lanes: { "laptop/database": "signed-in", "thief/database": "signed-in" } },
    },
    {
      title: "A session, unasked",
      narration: "The thief tries to end the laptop's session again. Who will still be signed in?",
      action: { do: "try-session", lane: "thief/database" },
      predict: {
        ask: ["laptop/database", "phone/database", "thief/database"],
        because: [
          {
            reason: "the cookie will do now",
            answer: "Yes. To this server the thief is Alice, in everything.",
          },
          {
            reason: "the thief shares the phone's session, and so falls with it",
            answer: "They share one. But it was the laptop's that was ended.",
          },
        ],
        why: {
          database: "The cookie was all that the server wanted. It deleted the laptop's row, and no other.",
        },
      },
      expect: {
        lanes: {
          "laptop/database": "unknown-session",
          "phone/database": "signed-in",
          "thief/database": "signed-in",
        },
      },
    },
    {
      title: "The password, unasked",
      narration: "Now the thief changes the password. Who will still be signed in?",
      action: { do: "try-password", lane: "thief/jwt" },
      predict: {
        ask: ["phone/database", "thief/database", "phone/jwt", "thief/jwt"],
        because: [
          {
            reason: "a password change signs everybody out",
            answer: "It ends sessions, whoever changes it. No plain token ends with it.",
          },
          {
            reason: "the thief is safe who changed it",
            answer:
              "The thief's session ended too. But the thief knows the new password, and Alice does not.",
          },
        ],
        why: {
          database: "The change deleted all of Alice's rows, the stolen one included.",
          jwt: "No check of a plain token asks about the password.",
        },
      },
      expect: {
        lanes: {
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
          "phone/jwt": "signed-in",
          "thief/jwt": "signed-in",
        },
      },
    },
    {
      title: "The account, unasked",
      narration: "The password is the thief's now, and not for a day. Last, the thief deletes the account.",
      action: { do: "try-account", lane: "thief/jwt" },
      expect: { lanes: { "laptop/database": "unknown-session", "phone/database": "unknown-session" } },
    },
    {
      title: "What a cookie is good for",
      narration:
        "Expiry limits how long a stolen cookie works. Asking for the password again limits what for (OWASP ASVS 7.5.3).",
      expect: { lanes: { "laptop/database": "unknown-session", "thief/database": "unknown-session" } },
    },
  ],
};
