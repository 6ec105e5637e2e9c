import type { Challenge } from "./challenge";

export const challenge: Challenge = {
  id: "without-the-database",
  title: "Without the database",
  goal: "Have Alice's JWT accepted while the database is gone.",
  part: "Alice",
  level: 1,
  strategies: ["database", "jwt"],
  hints: [
    "The control Database, at the top, can take the database away.",
    "A sign-in needs the database, because that is where the password is. A check may not.",
    "Sign in everywhere, then set Database to “gone”.",
  ],
  facts: [
    {
      words: "A check with the database gone lets Alice in under JWT",
      holds: ({ checks }) =>
        checks.some(
          (run) => run.strategy === "jwt" && run.who === "alice" && run.status === 200 && run.outage > 0,
        ),
    },
  ],
  obstacles: [
    {
      words: "Every check asks the database",
      answer: "Look at the evidence of the JWT: how many statements did its check send?",
    },
    {
      words: "Without a database nobody has a password",
      answer: "A password is for signing in. A check does not ask for it.",
    },
    { words: "The key lies in the database", answer: "The key of this strategy is the app's own." },
  ],
  why: "The check verified a signature and read an expiry. Neither takes a statement, so it did not matter that there was no database.",
  otherwise:
    "Any look-up in the check: a session row, a denylist, a version. That is the price of being able to end something.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "set-database", to: "down" },
  ],
};
