import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-database-is-gone",
  title: "The database is gone",
  question: "The database does not answer. Who is still signed in?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "The database goes",
      narration: "Now the database is gone, for every request that a device makes. Who is still signed in?",
      action: { do: "set-database", to: "down" },
      predict: true,
      expect: {
        lanes: {
          "laptop/database": "database-unavailable",
          "phone/database": "database-unavailable",
          "thief/database": "no-credential",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
      },
    },
    {
      title: "Why",
      narration:
        "A session cannot be looked up, so nobody can say whether it is one. A signature can be verified all the same.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/database", "phone/jwt"],
      expect: { lanes: { "phone/jwt": "signed-in" }, sql: { "phone/jwt": 0, "phone/database": 1 } },
    },
    {
      title: "Nobody new",
      narration: "But nobody can sign in, under JWT either: the password has to be looked up.",
      action: { do: "sign-in-one", lanes: ["laptop/jwt"] },
      expect: { refused: "database-unavailable", lanes: { "laptop/jwt": "signed-in" } },
    },
    {
      title: "It comes back",
      narration:
        "The database comes back. The sessions are where they were, and nobody has to sign in again.",
      action: { do: "set-database", to: "near" },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "signed-in",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
      },
    },
  ],
};
