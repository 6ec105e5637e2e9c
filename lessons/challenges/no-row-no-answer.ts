import type { Challenge } from "./challenge";
import { accepted } from "./look";

export const challenge: Challenge = {
  id: "no-row-no-answer",
  title: "No row, no answer",
  goal: "Have Alice's database session accepted while the database is gone.",
  part: "Alice",
  level: 2,
  strategies: ["database"],
  hints: [
    "Set Database to “gone” while Alice is signed in.",
    "The evidence of the check says what it would have needed. Read the statement.",
    "No answer is not a refusal: the check says 503. If you find no way, say why.",
  ],
  facts: [
    {
      words: "A check with the database gone was made on a device with a session of Alice's",
      holds: ({ checks }) =>
        checks.some(
          ({ device, strategy, status, credential, lastAt }) =>
            strategy === "database" &&
            status === 503 &&
            accepted({ checks, events: [] }, `${device}/database`).some(
              (run) => run.credential === credential && run.firstAt < lastAt,
            ),
        ),
    },
  ],
  obstacles: [
    {
      words: "The session was deleted with the database",
      answer: "It is there again as soon as the database is.",
    },
    { words: "The cookie has expired", answer: "It has not: with the database back, it is accepted." },
    {
      words: "The cookie is a bare id: what it stands for is in the row alone",
      answer: "Without the row the server cannot tell whose id it is, nor whether it is an id at all.",
      right: true,
    },
  ],
  why: "A session id says nothing by itself. What it stands for is looked up at every check, which is also why one DELETE ends it.",
  otherwise:
    "A signed copy of the session beside the id, good for a few seconds; then an end takes as long to be noticed.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "set-database", to: "down" },
  ],
};
