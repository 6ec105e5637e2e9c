import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-planted-id",
  title: "Broken on purpose: the planted id",
  question: "A thief plants an id in Alice's browser before she signs in. What is it worth afterwards?",
  strategies: ["database-broken-fixed-id"],
  steps: [
    {
      title: "An id of the thief's",
      narration:
        "The thief makes up an id and plants it in the phone: a page on a neighbouring subdomain can set a cookie for the whole site. So can someone in a network without https.",
      action: { do: "plant", lanes: ["phone/database-broken-fixed-id"] },
      expect: {
        lanes: {
          "phone/database-broken-fixed-id": "unknown-session",
          "thief/database-broken-fixed-id": "unknown-session",
        },
      },
    },
    {
      title: "Alice signs in",
      narration:
        "Both browsers now hold one id, which no row knows. Alice signs in with her password, on the laptop and on the phone: who will be signed in?",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      predict: {
        ask: ["phone/database-broken-fixed-id", "thief/database-broken-fixed-id"],
        because: [
          {
            reason: "the thief does not know the password",
            answer: "The thief needs none: Alice typed it, and the session that it began has the thief's id.",
          },
          {
            reason: "the thief knows the id",
            answer: "Yes. An id is worth as much as the session that it names.",
          },
          {
            reason: "the thief made the id up, so no session has it",
            answer: "None had, until the server began Alice's session under the id that came.",
          },
        ],
        why: {
          "database-broken-fixed-id":
            "This server kept the id that the phone brought. Nothing was stolen: the thief had it before Alice.",
        },
      },
      expect: {
        lanes: {
          "laptop/database-broken-fixed-id": "signed-in",
          "phone/database-broken-fixed-id": "signed-in",
          "thief/database-broken-fixed-id": "signed-in",
        },
      },
    },
    {
      title: "The wrong line",
      narration:
        "The laptop, which brought no cookie, was given an id that the server made. The phone kept the one that it brought: this is session fixation.",
      show: { tab: "Code", device: "thief", mark: "sessionHash(jar, brought)" },
      measure: ["phone/database-broken-fixed-id", "thief/database-broken-fixed-id"],
      expect: { lanes: { "thief/database-broken-fixed-id": "signed-in" } },
    },
    {
      title: "Planted once more",
      narration: "Now with sessions as they should be. The thief plants another id in the phone.",
      strategies: ["database"],
      action: { do: "plant", lanes: ["phone/database"] },
      expect: { lanes: { "phone/database": "unknown-session", "thief/database": "unknown-session" } },
    },
    {
      title: "Alice signs in again",
      narration: "Alice signs in, as before. Who will be signed in this time?",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      predict: {
        ask: ["phone/database", "thief/database"],
        because: [
          {
            reason: "the browser brought an id that the thief knows",
            answer: "It did. The answer to the sign-in replaced it with another.",
          },
          {
            reason: "signing in makes a new id",
            answer: "Yes: when somebody becomes somebody else, the old id must be worth nothing.",
          },
        ],
        why: {
          database: "The sign-in made a new id of 256 random bits. No row ever had the planted one.",
        },
      },
      expect: { lanes: { "phone/database": "signed-in", "thief/database": "unknown-session" } },
    },
    {
      title: "A new id",
      narration:
        "A new id at every sign-in is all that it takes (OWASP ASVS 7.2.4). To mend the fault yourself: npm run kata fixation.",
      show: {
        tab: "What the server did",
        device: "phone",
        event: "signed-in",
        mark: 'INSERT INTO "Session"',
      },
      measure: ["phone/database", "thief/database"],
      expect: {
        lanes: { "phone/database": "signed-in", "thief/database": "unknown-session" },
        sql: { "thief/database": 1 },
      },
    },
  ],
};
