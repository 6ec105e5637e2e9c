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
      narration: "Now the database is switched off for the devices' requests. Who is still signed in?",
      action: { do: "set-database", to: "down" },
      predict: {
        ask: ["laptop/database", "phone/database", "laptop/jwt", "phone/jwt"],
        because: [
          {
            reason: "a token can be checked without the database",
            answer: "Yes, with the key alone. To sign in takes the database all the same.",
          },
          {
            reason: "without the database everybody is signed out",
            answer: "The rows are where they were. The server has no answer, which is neither in nor out.",
          },
          {
            reason: "the server remembers who was signed in",
            answer: "It could, in a cache; then it would go on letting in what has been ended since.",
          },
        ],
        why: {
          database: "No row can be looked up: the server has no answer.",
          jwt: "A signature is verified with the key, which the server holds.",
        },
      },
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
        "A session cannot be looked up, so the server has no answer. A signature can be verified without the database.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/database", "phone/jwt"],
      expect: { lanes: { "phone/jwt": "signed-in" }, sql: { "phone/jwt": 0, "phone/database": 1 } },
    },
    {
      title: "A new sign-in",
      narration: "Alice tries to sign in once more, under JWT. Her password has to be looked up.",
      action: { do: "sign-in-one", lanes: ["laptop/jwt"] },
      expect: { refused: "database-unavailable", lanes: { "laptop/jwt": "signed-in" } },
    },
    {
      title: "It comes back",
      narration: "The database comes back. What has become of the sessions?",
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
