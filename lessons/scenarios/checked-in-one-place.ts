import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "checked-in-one-place",
  title: "A fix that does not fix: checked in one place",
  question: "The page looks whether the password has changed. Does the API?",
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
      narration: "Alice changes her password. What will the page tell the thief, and what the API?",
      action: { do: "change-password" },
      predict: true,
      expect: { lanes: { "thief/database": "unknown-session", "thief/jwt-broken-one-path": "signed-in" } },
    },
    {
      title: "The page refuses",
      narration: "The thief fetches the page, and is refused: the version in the token is an old one.",
      action: { do: "fetch-page", lanes: ["thief/jwt-broken-one-path"] },
      expect: { page: { "thief/database": "signed-out", "thief/jwt-broken-one-path": "signed-out" } },
    },
    {
      title: "The API answers",
      narration:
        "So the thief does one thing: ask the API instead, which sends no statement and hands everything out. jwt-version asks wherever a token is read.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt-broken-one-path"],
      expect: {
        lanes: { "thief/database": "unknown-session", "thief/jwt-broken-one-path": "signed-in" },
        sql: { "thief/jwt-broken-one-path": 0 },
      },
    },
  ],
};
