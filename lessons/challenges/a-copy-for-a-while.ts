import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { latestOfAlice, staysIn } from "./look";

const changedAt = (facts: Facts) => latestOfAlice(facts, "password-changed")?.at ?? Infinity;

export const challenge: Challenge = {
  id: "a-copy-for-a-while",
  title: "A copy for a while",
  goal: "Have a session of Alice's accepted three seconds after its row was deleted.",
  part: "Alice",
  level: 2,
  strategies: ["database-cached", "jwt"],
  hints: [
    "At the left a signed copy of the session lies beside it. What is it for?",
    "The copy is good for 15 seconds, and no check asks the database meanwhile.",
    "A visit to /session makes a new copy. Change the password soon after it, and keep looking at the phone.",
  ],
  facts: [
    {
      words: "Alice has changed her password, which deletes her sessions",
      holds: (facts) => Number.isFinite(changedAt(facts)),
    },
    {
      words: "Three seconds later a check still lets in a cached session that was begun before",
      holds: (facts) =>
        (["laptop", "phone", "thief"] as const).some((device) =>
          staysIn(facts, `${device}/database-cached`, changedAt(facts), 3),
        ),
    },
  ],
  obstacles: [
    { words: "A deleted row is gone at once", answer: "The row is. Who looks for it?" },
    {
      words: "Sessions are looked up at every check",
      answer: "These only once in 15 seconds: count the statements.",
    },
    { words: "The copy is deleted too", answer: "It lies in the browser, where the server deletes nothing." },
  ],
  why: "The signed copy was believed for as long as it was fresh. What is cached is as hard to end as a token: the line runs through caching, not between sessions and JWT.",
  otherwise: "Looking every time, at one statement a check; or telling every server of the change.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "ask-session", lanes: ["phone/database-cached"] },
    { do: "change-password" },
    { do: "let-pass", seconds: 4 },
  ],
};
