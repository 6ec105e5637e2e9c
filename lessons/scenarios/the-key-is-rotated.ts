import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-key-is-rotated",
  title: "The key is rotated",
  question: "A new signing key ends every token. Whose?",
  strategies: ["database", "jwt-rotate"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt-rotate": "signed-in" } },
    },
    {
      title: "Bob and Carol",
      narration: "Bob signs in on a tablet and Carol on a desktop, each with a password of their own.",
      action: { do: "bring-bystanders" },
      expect: {
        lanes: {
          "tablet/database": "signed-in",
          "desktop/database": "signed-in",
          "tablet/jwt-rotate": "signed-in",
          "desktop/jwt-rotate": "signed-in",
        },
      },
    },
    {
      title: "The theft",
      narration: "A thief copies the cookies of Alice's phone.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt-rotate"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt-rotate": "signed-in" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, and at the right the server replaces its signing key. Who will still be signed in?",
      action: { do: "change-password" },
      predict: {
        ask: [
          "phone/database",
          "thief/database",
          "tablet/database",
          "desktop/database",
          "phone/jwt-rotate",
          "thief/jwt-rotate",
          "tablet/jwt-rotate",
          "desktop/jwt-rotate",
        ],
        because: [
          {
            reason: "only Alice's tokens end",
            answer: "One key has signed for everybody: no one's token can be verified any more.",
          },
          { reason: "everybody's tokens were signed with that key", answer: "Yes: they all end with it." },
          {
            reason: "old tokens are signed anew",
            answer: "Only a sign-in signs a token here. An old one names a key that is gone.",
          },
        ],
        why: {
          database: "The change deletes Alice's rows, and those alone.",
          "jwt-rotate": "One key has signed everybody's tokens, and it is gone.",
        },
      },
      expect: {
        lanes: {
          "laptop/database": "unknown-session",
          "phone/database": "unknown-session",
          "thief/database": "unknown-session",
          "tablet/database": "signed-in",
          "desktop/database": "signed-in",
          "laptop/jwt-rotate": "unknown-key",
          "phone/jwt-rotate": "unknown-key",
          "thief/jwt-rotate": "unknown-key",
          "tablet/jwt-rotate": "unknown-key",
          "desktop/jwt-rotate": "unknown-key",
        },
      },
    },
    {
      title: "Two bystanders",
      narration:
        "The thief is out, and so are Bob and Carol, who have done nothing: one key signs for all. With a key for each user only Alice's tokens would have ended.",
      show: { tab: "What the server did", device: "tablet" },
      measure: ["tablet/database", "tablet/jwt-rotate"],
      expect: { lanes: { "tablet/database": "signed-in", "tablet/jwt-rotate": "unknown-key" } },
    },
  ],
};
