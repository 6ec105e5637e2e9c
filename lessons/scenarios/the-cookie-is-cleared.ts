import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-cookie-is-cleared",
  title: "A fix that does not fix: the cookie is cleared",
  question: "Signing out clears the cookie. Is that not enough?",
  strategies: ["database", "jwt-broken-clear-cookie"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-broken-clear-cookie": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies while they are there.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-broken-clear-cookie"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-broken-clear-cookie": "signed-in" } },
    },
    {
      title: "Alice signs out",
      narration:
        "Alice signs out on the phone, and the server tells her browser to drop the cookie. Who will still be signed in?",
      action: { do: "sign-out", lanes: ["phone/database", "phone/jwt-broken-clear-cookie"] },
      predict: {
        ask: ["thief/database", "thief/jwt-broken-clear-cookie"],
        because: [
          {
            reason: "signing out kills the token",
            answer: "It clears a cookie in one browser. The token is valid until it expires.",
          },
          {
            reason: "the thief's browser keeps its copy",
            answer: "Yes. What decides is whether the server still accepts it.",
          },
        ],
        why: {
          database: "Signing out deleted the row: no copy of the cookie is accepted.",
          "jwt-broken-clear-cookie": "Clearing the cookie changed nothing on the server.",
        },
      },
      expect: {
        lanes: {
          "phone/database": "no-credential",
          "thief/database": "unknown-session",
          "phone/jwt-broken-clear-cookie": "no-credential",
          "thief/jwt-broken-clear-cookie": "signed-in",
        },
      },
    },
    {
      title: "The wrong line",
      narration:
        "Her browser dropped its cookie; the thief's was never told to. Clearing the cookie changes nothing on the server: a denylist would have ended the sign-in there.",
      show: { tab: "Code", device: "thief", mark: "end: async () => false" },
      expect: { lanes: { "thief/jwt-broken-clear-cookie": "signed-in" } },
    },
  ],
};
