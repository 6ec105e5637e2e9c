import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "revoke-one-device",
  title: "Revoke one device",
  question: "Alice has lost her phone. Can she sign out that device, and no other?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone. Then she loses the phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "signed-in",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
      },
    },
    {
      title: "The list",
      narration:
        "On the laptop she asks where she is signed in. Database sessions are rows, so there is a list; of plain tokens no list is kept.",
      show: { tab: "Sessions", device: "laptop" },
      expect: { lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "End the phone's session",
      narration:
        "At the left she ends the phone's session, from the list. Who will still be signed in there?",
      action: { do: "revoke", asking: "laptop/database", device: "phone" },
      predict: {
        ask: ["laptop/database", "phone/database"],
        because: [
          { reason: "each device has a row of its own", answer: "Yes: deleting one leaves the others." },
          {
            reason: "all of Alice's devices share one session",
            answer: "Each sign-in makes a session of its own.",
          },
          {
            reason: "the phone holds its cookie, so it stays in",
            answer: "It still holds it. But no row has that id any more.",
          },
        ],
        why: {
          database: "Each sign-in is a row of its own: one DELETE ends one device.",
        },
      },
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "unknown-session",
          "laptop/jwt": "signed-in",
          "phone/jwt": "signed-in",
        },
      },
    },
    {
      title: "The same under JWT",
      narration: "At the right she tries the same. Can the server do it?",
      action: { do: "revoke", asking: "laptop/jwt", device: "phone" },
      show: { tab: "Sessions", device: "laptop" },
      expect: { refused: "nothing-to-list", lanes: { "phone/jwt": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "One device, and no other",
      narration:
        "At the left the lost phone is out and the laptop stays. At the right no list of tokens is kept, so none could be ended: the phone's is good until it expires.",
      show: { tab: "What the server did", device: "phone" },
      measure: ["phone/database", "phone/jwt"],
      expect: {
        lanes: {
          "laptop/database": "signed-in",
          "phone/database": "unknown-session",
          "phone/jwt": "signed-in",
        },
        sql: { "phone/database": 1, "phone/jwt": 0 },
      },
    },
  ],
};
