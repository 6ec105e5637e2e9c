import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "two-clocks",
  title: "Two clocks",
  question: "A thief who keeps visiting keeps a rolling sign-in alive. Can it end nevertheless?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Two clocks",
      narration:
        "Alice signs in with capped expiry. An idle clock of 30 seconds starts again at every visit; an absolute one of 45 seconds runs from the sign-in on, whatever is visited.",
      show: { tab: "Row and token", device: "phone" },
      action: { do: "sign-in", lifetime: 30, expiry: "capped" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The thief polls",
      narration:
        "Alice does nothing more. The thief visits /session every five seconds, as long as the server lets it: who will be in at the end of a minute?",
      action: {
        do: "keep-visiting",
        lanes: ["thief/database", "thief/jwt"],
        until: ["thief/database", "thief/jwt"],
      },
      predict: {
        ask: ["phone/database", "phone/jwt", "thief/database", "thief/jwt"],
        because: [
          {
            reason: "each visit puts the end off",
            answer: "Up to 45 seconds after the sign-in. The second clock is not wound by a visit.",
          },
          {
            reason: "a row can have a second clock, and a token cannot",
            answer: "Both can: one more column, or one more claim, set once at sign-in.",
          },
          {
            reason: "the absolute clock ends it, visited or not",
            answer: "Yes. The idle clock is for Alice's forgotten tab; the absolute one is for the thief.",
          },
        ],
        why: {
          database: "The row's latest end was written at sign-in, and no visit extends it beyond that.",
          jwt: "The claim latest was signed at sign-in, and a token that is issued again keeps it.",
        },
      },
      expect: {
        lanes: {
          "phone/database": "expired",
          "thief/database": "expired",
          "phone/jwt": "expired",
          "thief/jwt": "expired",
        },
      },
    },
    {
      title: "Which clock, when",
      narration:
        "The phone's own token was not used: its idle clock ran out. The thief's, and the row that phone and thief share, were in use, and ran until the absolute end.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: { "phone/jwt": "expired", "thief/jwt": "expired", "thief/database": "expired" },
        sql: { "thief/database": 1, "thief/jwt": 0 },
      },
    },
    {
      title: "Remember me",
      narration:
        "“Remember me” is a longer clock, and no other protection. Alice has it ticked now: she signs in for 24 hours.",
      action: { do: "sign-in", lifetime: 86_400, expiry: "capped" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "A longer theft",
      narration: "The thief copies the phone's cookies once more. How long are they good for?",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      show: { tab: "Row and token", device: "thief" },
      measure: ["thief/database", "thief/jwt"],
      expect: {
        lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" },
      },
    },
    {
      title: "What a clock does",
      narration:
        "For as long as Alice's own: a clock cannot tell the two apart. It sets a limit to a theft that goes unnoticed (OWASP ASVS 7.3.2).",
      show: { tab: "Row and token", device: "thief", mark: "latest" },
      expect: {
        lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" },
        end: { "thief/database": "same", "thief/jwt": "same" },
      },
    },
  ],
};
