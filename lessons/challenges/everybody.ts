import type { Facts } from "@/lib/lab/facts";
import { laneKey } from "@/lib/lab/lane";
import type { Challenge } from "./challenge";
import { isOut, latestOfAlice } from "./look";

const changedAt = (facts: Facts) => latestOfAlice(facts, "password-changed")?.at ?? Infinity;

/** Who was let in before the change under the key, with each of their devices. */
const people = ["alice", "bob", "carol"] as const;

const heldBefore = (facts: Facts, who: string) =>
  facts.checks.filter(
    (run) =>
      run.strategy === "jwt-rotate" &&
      run.status === 200 &&
      run.who === who &&
      run.firstAt < changedAt(facts),
  );

export const challenge: Challenge = {
  id: "everybody",
  title: "Everybody",
  goal: "End the JWTs of Alice, Bob and Carol by one statement, and touch nothing of Bob's or Carol's.",
  part: "an administrator",
  level: 3,
  strategies: ["database", "jwt-rotate"],
  hints: [
    "What do all of their tokens have in common?",
    "The menu Account brings Bob and Carol. At the right, Alice's change replaces the key.",
    "Sign in everywhere, bring Bob and Carol, change Alice's password, and look for the one UPDATE in its event.",
  ],
  facts: [
    {
      words: "Alice, Bob and Carol were let in under the key",
      holds: (facts) => people.every((who) => heldBefore(facts, who).length > 0),
    },
    {
      words: "One statement has replaced the key",
      holds: (facts) => {
        const statements = latestOfAlice(facts, "password-changed")?.statements ?? [];
        return statements.filter(({ text }) => text.includes(`"newestKey" + 1`)).length === 1;
      },
    },
    {
      words: "All of them have been refused since, within a second",
      holds: (facts) =>
        people.every((who) => {
          const lanes = heldBefore(facts, who).map(laneKey);
          return lanes.length > 0 && lanes.every((key) => isOut(facts, key, changedAt(facts), 1, who));
        }),
    },
  ],
  obstacles: [
    { words: "Each token has to be ended by itself", answer: "All of them are signed with one key." },
    { words: "Bob's password has not changed", answer: "It need not: what ends his token is not his." },
    {
      words: "A key cannot be changed while it is in use",
      answer: "It can. Then nothing that it has signed verifies any more.",
    },
  ],
  why: "One row says which key counts. When it changed, no token under the old key verified any more, whoever held it.",
  otherwise: "A key for each user: then one statement ends one user's tokens, and Bob and Carol stay.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "bring-bystanders" },
    { do: "change-password" },
  ],
};
