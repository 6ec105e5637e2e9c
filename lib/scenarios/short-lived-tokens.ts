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
        "Alice signs in. At the right she gets two tokens: one for 15 seconds, which nobody looks up, and one for a single use, which fetches the next pair.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt-short": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt-short": 0 },
      },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies, both tokens included.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-short"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-short": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, and all her refresh tokens are revoked. Who is still signed in at this moment?",
      action: { do: "change-password" },
      predict: true,
      expect: {
        lanes: {
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
          "phone/jwt-short": "signed-in",
          "thief/jwt-short": "signed-in",
        },
      },
    },
    {
      title: "Fifteen seconds",
      narration:
        "The short tokens are still good, and nobody looks. But when they have run out, the refresh is refused.",
      action: { do: "wait-until-out", lane: "thief/jwt-short" },
      expect: { lanes: { "thief/jwt-short": "revoked" } },
    },
    {
      title: "Once more",
      narration: "Alice signs in again with the new password.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/jwt-short": "signed-in" } },
    },
    {
      title: "The second theft",
      narration: "The thief copies the phone's tokens again, and nobody notices.",
      action: { do: "steal", lanes: ["phone/jwt-short"] },
      expect: { lanes: { "thief/jwt-short": "signed-in" } },
    },
    {
      title: "The thief refreshes",
      narration:
        "The thief refreshes first. The refresh token is used up by that, and the thief has the next.",
      action: { do: "refresh", lanes: ["thief/jwt-short"] },
      expect: { lanes: { "thief/jwt-short": "signed-in" } },
    },
    {
      title: "A used token comes back",
      narration:
        "When the phone's token has run out, it refreshes with the used one. That can only mean a theft, so the server ends the whole family.",
      action: { do: "wait-until-out", lane: "phone/jwt-short" },
      expect: { lanes: { "phone/jwt-short": "revoked" } },
    },
    {
      title: "Both are out",
      narration:
        "The thief's token runs out as well, and its successor was of the same family. Alice signs in anew; the thief cannot.",
      action: { do: "wait-until-out", lane: "thief/jwt-short" },
      expect: { lanes: { "phone/jwt-short": "revoked", "thief/jwt-short": "revoked" } },
    },
  ],
};
