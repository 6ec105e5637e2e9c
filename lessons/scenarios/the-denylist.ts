import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-denylist",
  title: "The denylist",
  question: "Can a list of the tokens that no longer count throw out one device, and no other?",
  strategies: ["database", "jwt-denylist"],
  steps: [
    {
      title: "Sign in",
      narration:
        "Alice signs in. At the right each sign-in has a name, sid, which stays in every token that is issued from it.",
      action: { do: "sign-in", lifetime: 120, expiry: "rolling" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-denylist": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-denylist"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-denylist": "signed-in" } },
    },
    {
      title: "The thief moves on",
      narration:
        "The thief visits /session, where a rolling token is issued again. Compare jti and sid with the phone's.",
      action: { do: "ask-session", lanes: ["thief/jwt-denylist"] },
      show: { tab: "Row and token", device: "thief" },
      expect: { lanes: { "thief/jwt-denylist": "signed-in" } },
    },
    {
      title: "End the phone",
      narration: "Alice ends the phone's session at the left.",
      action: { do: "revoke", asking: "laptop/database", device: "phone" },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
        },
      },
    },
    {
      title: "Deny the phone",
      narration: "And at the right she ends the phone's sign-in. Who will still be signed in there?",
      action: { do: "revoke", asking: "laptop/jwt-denylist", device: "phone" },
      predict: {
        ask: ["laptop/jwt-denylist", "phone/jwt-denylist", "thief/jwt-denylist"],
        because: [
          {
            reason: "the thief's token has another jti by now",
            answer: "It has. But the list names the sign-in, by sid, and that has stayed.",
          },
          { reason: "the list names the sign-in", answer: "Yes: every token that was issued from it goes." },
          {
            reason: "a denied device takes the others with it",
            answer: "Each sign-in has a sid of its own: the laptop's is on no list.",
          },
        ],
        why: {
          "jwt-denylist":
            "The list names the sign-in by sid, and every check asks it. The laptop has a sid of its own.",
        },
      },
      expect: {
        lanes: {
          "laptop/jwt-denylist": "signed-in",
          "phone/jwt-denylist": "revoked",
          "thief/jwt-denylist": "revoked",
        },
      },
    },
    {
      title: "The price",
      narration:
        "Phone and thief are out and the laptop stays, as with sessions. The price is the same too: one look-up for every check.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["laptop/database", "laptop/jwt-denylist"],
      expect: { sql: { "laptop/database": 1, "laptop/jwt-denylist": 1 } },
    },
  ],
};
