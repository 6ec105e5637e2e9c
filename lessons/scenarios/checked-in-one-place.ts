import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "checked-in-one-place",
  title: "A fix that does not fix: checked in one place",
  question: "The page asks whether the password has changed. Does the API?",
  strategies: ["database", "jwt-broken-one-path"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in. At the right the device's page compares the version in the token; the API beside it does not.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-broken-one-path": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-broken-one-path"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-broken-one-path": "signed-in" } },
    },
    {
      title: "The password changes",
      narration: "Alice changes her password, and the thief calls the API. Who will it let in?",
      action: { do: "change-password" },
      predict: {
        ask: ["thief/database", "thief/jwt-broken-one-path"],
        because: [
          {
            reason: "the version is compared",
            answer: "On the page. The API beside it verifies the signature and no more.",
          },
          { reason: "the API does not look", answer: "Yes: the thief need not ask for the page." },
        ],
        why: {
          database: "The change deletes all of Alice's rows, and every check looks for its row.",
          "jwt-broken-one-path":
            "The API verifies the signature and the time. The version is compared on the page alone.",
        },
      },
      expect: { lanes: { "thief/database": "unknown-session", "thief/jwt-broken-one-path": "signed-in" } },
    },
    {
      title: "The page",
      narration: "Now the thief tests the page, with the same cookie. What does it say?",
      action: { do: "fetch-page", lanes: ["thief/jwt-broken-one-path"] },
      expect: { page: { "thief/database": "signed-out", "thief/jwt-broken-one-path": "signed-out" } },
    },
    {
      title: "Page and API",
      narration:
        "The page refused an old version; the API compares none and sends no statement. The check belongs where the token is decoded, for then no path is without it.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt-broken-one-path"],
      expect: {
        lanes: { "thief/database": "unknown-session", "thief/jwt-broken-one-path": "signed-in" },
        sql: { "thief/jwt-broken-one-path": 0 },
      },
    },
  ],
};
