import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-phone-proves-it",
  title: "The phone that proves it is the phone",
  question: "A thief copies every cookie. What if a cookie is not enough?",
  strategies: ["database", "jwt-bound"],
  steps: [
    {
      title: "A key that stays",
      narration:
        "Alice signs in. At the right each of her browsers makes a key pair, whose private half no script can read, and signs each refresh with it.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: { "phone/database": "signed-in", "phone/jwt-bound": "signed-in" },
        sql: { "phone/database": 1, "phone/jwt-bound": 0 },
      },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies, the refresh token among them. The key is in no cookie.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-bound"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-bound": "signed-in" } },
    },
    {
      title: "Fifteen seconds",
      narration:
        "The access token is bound to nothing, so the thief is in. It lives 15 seconds, and both will ask for the next one: who will still be in then?",
      action: { do: "wait-until-out", lane: "thief/jwt-bound" },
      predict: {
        ask: ["thief/database", "phone/jwt-bound", "thief/jwt-bound"],
        because: [
          {
            reason: "the thief has the refresh token too",
            answer: "And no key to sign with. The server has kept whose key it is.",
          },
          {
            reason: "a refresh token that comes twice ends both",
            answer: "It would, had it been taken. A refresh without the right proof uses nothing up.",
          },
          {
            reason: "the key stayed on the phone",
            answer: "Yes: the phone signs its refresh, and the thief's key is another.",
          },
        ],
        why: {
          database: "The session id is all that the server asks for, and the thief has a copy.",
          "jwt-bound":
            "The phone signed its refresh with the key of its sign-in. The thief signed with another, and was refused.",
        },
      },
      expect: {
        lanes: {
          "thief/database": "signed-in",
          "phone/jwt-bound": "signed-in",
          "thief/jwt-bound": "bad-proof",
        },
      },
    },
    {
      title: "The proof",
      narration:
        "The idea is that of DPoP (RFC 9449): a signature over this one request. Here the server verifies it at the refresh alone, and a check still costs no SQL.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/jwt-bound"],
      expect: {
        lanes: { "phone/jwt-bound": "signed-in" },
        sql: { "phone/jwt-bound": 0 },
      },
    },
    {
      title: "The password changes",
      narration: "The stolen session is still good. Alice changes her password: is it then?",
      action: { do: "change-password" },
      expect: { lanes: { "phone/database": "unknown-session", "thief/database": "unknown-session" } },
    },
    {
      title: "What a key does not do",
      narration:
        "A key stops whoever carries the cookies away. It does not stop a script in the phone's own page, which can have the browser sign there.",
      show: { tab: "Code", device: "phone", mark: "user.thumbprint" },
      expect: { lanes: { "thief/jwt-bound": "bad-proof" } },
    },
  ],
};
