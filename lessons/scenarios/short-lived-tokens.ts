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
        "At the right Alice gets two tokens: one for 15 seconds, which nobody looks up, and one for a single use, which fetches the next pair.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt-short": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt-short": 0 },
      },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, and with it all her refresh tokens are revoked. Who will be out at once?",
      action: { do: "change-password" },
      predict: true,
      expect: {
        lanes: { "laptop/database": "unknown-session", "phone/database": "unknown-session" },
      },
    },
    {
      title: "Fifteen seconds",
      narration:
        "A short token is good until it runs out, and no check looks further. But then the refresh is refused.",
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
        "Both will refresh with the same token, which is good for one use. Who comes second brings a used one, and the server ends all that came from that sign-in.",
      action: { do: "wait-until-out", lane: "thief/jwt-short" },
      expect: { lanes: { "thief/jwt-short": "revoked", "thief/database": "signed-in" } },
    },
    {
      title: "The phone as well",
      narration:
        "So the phone is out too, as soon as its short token has run out. Alice can sign in again; the thief cannot.",
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
  ],
};
