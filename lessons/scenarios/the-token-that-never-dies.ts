import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-token-that-never-dies",
  title: "The stolen token that never dies",
  question: "A sign-in lives for 30 seconds from the last visit. Can a thief make a stolen one live on?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Rolling expiry",
      narration:
        "Alice signs in for 30 seconds with rolling expiry, which is Auth.js's way: each visit to /session puts the end off.",
      show: { tab: "Row and token", device: "thief" },
      action: { do: "sign-in", lifetime: 30, expiry: "rolling" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's cookies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The thief keeps visiting",
      narration:
        "Alice does nothing more. The thief visits /session every five seconds, until the phone's 30 seconds are over: who is still in then?",
      action: { do: "keep-visiting", lanes: ["thief/database", "thief/jwt"], until: "phone/jwt" },
      predict: {
        ask: ["phone/database", "thief/database", "thief/jwt"],
        because: [
          {
            reason: "30 seconds are 30 seconds",
            answer: "From the last visit: rolling expiry puts the end off each time.",
          },
          {
            reason: "every visit puts the end off",
            answer: "Yes: under both strategies. Phone and thief share one row, and hold two tokens.",
          },
          {
            reason: "sessions end and tokens do not",
            answer: "Rolling sessions live on just the same, for as long as they are visited.",
          },
        ],
        why: {
          database: "Each visit extends the one row that phone and thief share.",
          jwt: "Each visit issues the thief a new token, with a later end.",
        },
      },
      expect: {
        lanes: {
          "phone/database": "signed-in",
          "thief/database": "signed-in",
          "phone/jwt": "expired",
          "thief/jwt": "signed-in",
        },
      },
    },
    {
      title: "The password changes",
      narration:
        "Both copies have outlived the 30 seconds. Now Alice changes her password: which of them will live on?",
      action: { do: "change-password" },
      predict: {
        ask: ["thief/database", "thief/jwt"],
        because: [
          {
            reason: "a stolen sign-in that is visited never ends",
            answer: "Not by itself. A row can be deleted; a plain token cannot.",
          },
          { reason: "one DELETE ends the row", answer: "Yes: that is the difference between the two." },
        ],
        why: {
          database: "The change deleted the row, and the next visit finds none to extend.",
          jwt: "No check asks about the password, and the next visit issues another token.",
        },
      },
      expect: { lanes: { "thief/database": "unknown-session", "thief/jwt": "signed-in" } },
    },
    {
      title: "One DELETE",
      narration:
        "Neither theft would have ended by itself. But one DELETE ended the session; the thief's token has no row to delete.",
      show: {
        tab: "What the server did",
        device: "thief",
        event: "password-changed",
        mark: 'DELETE FROM "Session" WHERE "userId" = $1',
      },
      expect: { lanes: { "thief/database": "unknown-session", "thief/jwt": "signed-in" } },
    },
    {
      title: "Absolute expiry",
      narration: "Now with absolute expiry: Alice signs in again, for 30 seconds.",
      action: { do: "sign-in", lifetime: 30, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "The second theft",
      narration: "The thief copies the phone's cookies once more.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "One more visit",
      narration: "The thief visits /session again. Does the end move?",
      action: { do: "ask-session", lanes: ["thief/database", "thief/jwt"] },
      expect: {
        lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" },
        end: { "thief/database": "same", "thief/jwt": "same" },
      },
    },
    {
      title: "The end",
      narration: "It stays where the sign-in put it: half a minute later, for Alice and for the thief.",
      action: { do: "wait-for-expiry", lane: "thief/jwt" },
      expect: {
        lanes: { "phone/jwt": "expired", "thief/jwt": "expired", "thief/database": "expired" },
        sql: { "thief/jwt": 0 },
      },
    },
  ],
};
