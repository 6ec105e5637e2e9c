import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-cached-session",
  title: "The cached session",
  question: "What does it cost to look a session up less often?",
  strategies: ["database", "database-cached"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in, with a row in the database for both columns. At the right a signed copy of it lies beside the cookie, which the server believes for 15 seconds.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/database-cached": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies, the signed copy included.",
      action: { do: "steal", lanes: ["phone/database", "phone/database-cached"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/database-cached": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, which deletes her rows in both columns. Who will still be signed in right after it?",
      action: { do: "change-password" },
      predict: {
        ask: ["phone/database", "thief/database", "phone/database-cached", "thief/database-cached"],
        because: [
          {
            reason: "both are sessions in the database",
            answer: "They are. But only the left one is looked up at every check.",
          },
          {
            reason: "the copy is still good",
            answer: "Yes, until it is 15 seconds old, whoever sends it.",
          },
          {
            reason: "a password change is for that",
            answer: "It ends the rows. A copy that is believed without a look-up hears nothing of it.",
          },
        ],
        why: {
          database: "Every check looks the row up, and the row is gone.",
          "database-cached":
            "The row is gone here too. But a copy younger than 15 seconds is believed without a look-up.",
        },
      },
      expect: { lanes: { "phone/database": "unknown-session", "thief/database": "unknown-session" } },
    },
    {
      title: "Fifteen seconds",
      narration:
        "In 15 seconds at most the thief's copy is too old. The server looks the row up again, and does not find it.",
      action: { do: "wait-until-out", lane: "thief/database-cached" },
      show: { tab: "What the server did", device: "thief" },
      expect: {
        lanes: { "thief/database-cached": "unknown-session" },
        sql: { "thief/database-cached": 1 },
      },
    },
    {
      title: "The price",
      narration:
        "The cache saves most look-ups, and gives the thief up to 15 seconds for it. What decides is how often the server looks, not the format of the cookie.",
      measure: ["thief/database", "thief/database-cached"],
      expect: { lanes: { "thief/database": "unknown-session", "thief/database-cached": "unknown-session" } },
    },
  ],
};
