import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "short-lived-tokens",
  title: "Short-lived tokens",
  question: "A token that lives for 15 seconds, and a refresh token: how soon is the thief out?",
  strategies: ["database", "jwt-short"],
  steps: [
    {
      title: "Two tokens",
      narration:
        "At the right Alice gets two tokens: one for 15 seconds, which no check looks up, and a refresh token for one use, which fetches the next pair.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt-short": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt-short": 0 },
      },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, which also revokes her refresh tokens. Who will still be signed in right after it?",
      action: { do: "change-password" },
      predict: {
        ask: ["laptop/database", "phone/database", "laptop/jwt-short", "phone/jwt-short"],
        because: [
          {
            reason: "revoked refresh tokens end everything at once",
            answer: "They end what comes next. The short token is good until it runs out.",
          },
          {
            reason: "a refresh token is a session for free",
            answer: "It is a row that the server looks up, though only once in 15 seconds.",
          },
          { reason: "the short token is not looked up", answer: "Yes: so it is good until it runs out." },
        ],
        why: {
          database: "The change deletes all of Alice's rows, and every check looks for its row.",
          "jwt-short":
            "The short token is verified with the key alone, until it runs out. Only the refresh asks the database.",
        },
      },
      expect: {
        lanes: { "laptop/database": "unknown-session", "phone/database": "unknown-session" },
      },
    },
    {
      title: "Fifteen seconds",
      narration:
        "A short token is good until it runs out, and no check looks further. What happens when the phone asks for the next one?",
      action: { do: "wait-until-out", lane: "phone/jwt-short" },
      expect: { lanes: { "phone/jwt-short": "revoked" } },
    },
    {
      title: "Once more",
      narration: "Alice signs in again.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-short": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "Now a thief copies the phone's cookies, both tokens included.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-short"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-short": "signed-in" } },
    },
    {
      title: "Two with one token",
      narration:
        "Phone and thief now hold the same refresh token, which is good for one use. Both will use it: what does the server make of the second?",
      action: { do: "wait-until-out", lane: "thief/jwt-short" },
      expect: { lanes: { "thief/jwt-short": "revoked", "thief/database": "signed-in" } },
    },
    {
      title: "The phone as well",
      narration:
        "Whoever refreshed second presented a used token, and the server revoked every token of that sign-in. The phone's short token still has its last seconds.",
      action: { do: "wait-until-out", lane: "phone/jwt-short" },
      expect: {
        lanes: {
          "phone/jwt-short": "revoked",
          "thief/jwt-short": "revoked",
          "laptop/jwt-short": "signed-in",
          "thief/database": "signed-in",
        },
      },
    },
    {
      title: "Look left",
      narration:
        "Now look left: the session thief is still in. A copied session id shows the server nothing until the session ends; a refresh token used twice did.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt-short"],
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-short": "revoked" } },
    },
  ],
};
