import type { Challenge } from "./challenge";
import { accepted, isOut, lasts, latest, latestOfAlice, theft } from "./look";

const phone = { device: "phone", strategy: "database" } as const;

export const challenge: Challenge = {
  id: "keep-the-laptop",
  title: "Keep the laptop",
  goal: "Throw out the thief, who has copied the phone's session, and stay signed in on the laptop all the time.",
  part: "Alice",
  level: 2,
  strategies: ["database", "jwt"],
  hints: [
    "A password change would throw out the laptop as well.",
    "The thief has a copy. Whose session does it belong to?",
    "On the laptop, open “Sessions” in the evidence panel, and end the phone's.",
  ],
  facts: [
    {
      words: "The thief was let in with a copy of the phone's session",
      holds: (facts) =>
        theft(facts, "database")?.device === "phone" &&
        accepted(facts, "thief/database").some(
          ({ lastAt }) => lastAt > (theft(facts, "database")?.at ?? Infinity),
        ),
    },
    {
      words: "The phone's session was ended, and the thief has been refused since",
      holds: (facts) => {
        const ended = latestOfAlice(facts, "session-revoked", phone)?.at ?? Infinity;
        return ended > (theft(facts, "database")?.at ?? Infinity) && isOut(facts, "thief/database", ended);
      },
    },
    {
      words: "One and the same session on the laptop lasted from before the theft until after the end",
      holds: (facts) =>
        lasts(
          facts,
          "laptop/database",
          theft(facts, "database")?.at ?? -Infinity,
          latestOfAlice(facts, "session-revoked", phone)?.at ?? Infinity,
        ),
    },
    {
      words: "The password stays the same",
      holds: (facts) => latest(facts, "password-changed") === undefined,
    },
  ],
  expect: { lanes: { "laptop/database": "signed-in" } },
  obstacles: [
    {
      words: "The thief has a session of his own",
      answer: "He has a copy of the phone's cookie: one session, held twice.",
    },
    {
      words: "Only a password change ends sessions",
      answer: "Each session is a row, and any row can be deleted.",
    },
    {
      words: "The laptop cannot end what the phone began",
      answer: "Both are Alice's. She is shown all of her sessions.",
    },
  ],
  why: "The thief's cookie names the same row as the phone's. Deleting that row ended both, and no other.",
  otherwise:
    "Nothing to delete: under a plain JWT no list of sign-ins is kept, and all or none is the choice.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/database"] },
    { do: "revoke", asking: "laptop/database", device: "phone" },
  ],
};
