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
        "On the laptop she asks where she is signed in. Database sessions are rows, so there is a list; tokens are kept nowhere, so there is none.",
      show: { tab: "Sessions", device: "laptop" },
      expect: { lanes: { "laptop/database": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "End the phone's session",
      narration: "She ends the session of the phone, from the list.",
      action: { do: "revoke", asking: "laptop/database", device: "phone" },
      predict: true,
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
      narration:
        "Under JWT she tries the same, and is refused: nobody keeps a list from which the phone could be struck.",
      action: { do: "revoke", asking: "laptop/jwt", device: "phone" },
      show: { tab: "Sessions", device: "laptop" },
      expect: { refused: "nothing-to-list", lanes: { "phone/jwt": "signed-in", "laptop/jwt": "signed-in" } },
    },
    {
      title: "One device, and no other",
      narration:
        "The lost phone is out at the left and the laptop stays. At the right whoever finds the phone is Alice until the token expires.",
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
