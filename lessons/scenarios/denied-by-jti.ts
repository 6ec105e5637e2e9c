import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "denied-by-jti",
  title: "A fix that does not fix: denied by jti",
  question: "A denylist names tokens by their jti. What if a token is issued again?",
  strategies: ["database", "jwt-broken-jti-denylist"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in, with rolling expiry. At the right the server lists the tokens that no longer count, by their claim jti.",
      action: { do: "sign-in", lifetime: 120, expiry: "rolling" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-broken-jti-denylist": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-broken-jti-denylist"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-broken-jti-denylist": "signed-in" } },
    },
    {
      title: "One call",
      narration:
        "The thief visits /session once, where Auth.js issues a rolling token again. Compare its jti with the phone's.",
      action: { do: "ask-session", lanes: ["thief/jwt-broken-jti-denylist"] },
      show: { tab: "Row and token", device: "thief" },
      expect: { lanes: { "thief/jwt-broken-jti-denylist": "signed-in" } },
    },
    {
      title: "Alice ends the phone",
      narration: "Alice ends her phone's sign-in from the list. Who will still be signed in at the right?",
      action: { do: "revoke", asking: "laptop/jwt-broken-jti-denylist", device: "phone" },
      predict: {
        ask: [
          "laptop/jwt-broken-jti-denylist",
          "phone/jwt-broken-jti-denylist",
          "thief/jwt-broken-jti-denylist",
        ],
        because: [
          {
            reason: "a copy has the jti of the original",
            answer: "It had. It was issued again since, with another.",
          },
          {
            reason: "the list does not know the thief's jti",
            answer: "Yes: the token was issued again, and the list names the first.",
          },
          {
            reason: "the list names the sign-in",
            answer: "That would be sid. This list names one token, by jti.",
          },
        ],
        why: {
          "jwt-broken-jti-denylist":
            "The list names the token of the phone's sign-in. The thief's was issued again, with another jti.",
        },
      },
      expect: {
        lanes: {
          "laptop/jwt-broken-jti-denylist": "signed-in",
          "phone/jwt-broken-jti-denylist": "revoked",
          "thief/jwt-broken-jti-denylist": "signed-in",
        },
      },
    },
    {
      title: "Absolute expiry",
      narration: "The same once more with absolute expiry: Alice signs in again.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: {
          "laptop/jwt-broken-jti-denylist": "signed-in",
          "phone/jwt-broken-jti-denylist": "signed-in",
        },
      },
    },
    {
      title: "The second theft",
      narration: "The thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-broken-jti-denylist"] },
      expect: { lanes: { "thief/jwt-broken-jti-denylist": "signed-in" } },
    },
    {
      title: "The same call",
      narration: "The thief visits /session, as before. Is the jti another this time?",
      action: { do: "ask-session", lanes: ["thief/jwt-broken-jti-denylist"] },
      show: { tab: "Row and token", device: "thief" },
      expect: {
        lanes: { "thief/jwt-broken-jti-denylist": "signed-in" },
        end: { "thief/jwt-broken-jti-denylist": "same" },
      },
    },
    {
      title: "The phone once more",
      narration: "Alice ends her phone's sign-in again. Who will still be signed in at the right?",
      action: { do: "revoke", asking: "laptop/jwt-broken-jti-denylist", device: "phone" },
      predict: {
        ask: [
          "laptop/jwt-broken-jti-denylist",
          "phone/jwt-broken-jti-denylist",
          "thief/jwt-broken-jti-denylist",
        ],
        because: [
          {
            reason: "a copy has the jti of the original",
            answer: "Yes: it was not issued again, so the list names both.",
          },
          {
            reason: "a denylist by jti does not work",
            answer: "It works where no token is issued again, as here.",
          },
        ],
        why: {
          "jwt-broken-jti-denylist":
            "The thief's token is the phone's, with the same jti, and the list names it.",
        },
      },
      expect: {
        lanes: {
          "laptop/jwt-broken-jti-denylist": "signed-in",
          "phone/jwt-broken-jti-denylist": "revoked",
          "thief/jwt-broken-jti-denylist": "revoked",
        },
      },
    },
    {
      title: "The wrong line",
      narration:
        "A list by jti is right, and Auth.js issues a rolling token again: together they fail. By sid, which stays, the thief would have been out both times.",
      show: { tab: "Code", device: "thief", mark: "isDenied(jar.lab, token.jti)" },
      measure: ["thief/jwt-broken-jti-denylist"],
      expect: {
        lanes: { "thief/jwt-broken-jti-denylist": "revoked" },
        sql: { "thief/jwt-broken-jti-denylist": 1 },
      },
    },
  ],
};
