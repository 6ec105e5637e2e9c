import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "denied-by-jti",
  title: "A fix that does not fix: denied by jti",
  question: "A denylist names tokens by their jti. What does a thief do about it?",
  strategies: ["database", "jwt-broken-jti-denylist"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in. At the right the server will keep a list of tokens that no longer count, by the claim jti.",
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
        "The thief does one thing: call /session once. Auth.js issues the token again, with another jti.",
      action: { do: "ask-session", lanes: ["thief/jwt-broken-jti-denylist"] },
      show: { tab: "Row and token", device: "thief" },
      expect: { lanes: { "thief/jwt-broken-jti-denylist": "signed-in" } },
    },
    {
      title: "Alice ends the phone",
      narration: "Alice ends her phone's sign-in from the list. Who will still be signed in at the right?",
      action: { do: "revoke", asking: "laptop/jwt-broken-jti-denylist", device: "phone" },
      predict: true,
      expect: {
        lanes: {
          "laptop/jwt-broken-jti-denylist": "signed-in",
          "phone/jwt-broken-jti-denylist": "revoked",
          "thief/jwt-broken-jti-denylist": "signed-in",
        },
      },
    },
    {
      title: "The wrong line",
      narration:
        "The phone is out and the thief is not: the list names a token, and there is another by now. Named by sid, as jwt-denylist does it, both would be out.",
      show: { tab: "Code", device: "thief" },
      measure: ["thief/jwt-broken-jti-denylist"],
      expect: {
        lanes: { "thief/jwt-broken-jti-denylist": "signed-in" },
        sql: { "thief/jwt-broken-jti-denylist": 1 },
      },
    },
  ],
};
