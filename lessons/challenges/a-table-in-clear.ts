import type { Challenge } from "./challenge";
import { latest, latestOfAlice, staysIn } from "./look";

export const challenge: Challenge = {
  id: "a-table-in-clear",
  title: "A table in clear",
  goal: "Get in as Alice with what the leaked table holds, under Auth.js's own database sessions, without copying a cookie.",
  part: "the thief",
  level: 2,
  strategies: ["database-stock", "jwt"],
  hints: [
    "Look at the row of the phone's session in “Row and token”, and at the cookie beside it.",
    "The adapter that comes with Auth.js stores the token as it is.",
    "Sign in everywhere, and try the leaked row from the menu of the phone's card.",
  ],
  facts: [
    {
      words: "The thief has tried what the table holds of a session of Alice's",
      holds: (facts) => latestOfAlice(facts, "leak-tried", { strategy: "database-stock" }) !== undefined,
    },
    {
      words: "A check lets the thief in with it",
      holds: (facts) =>
        staysIn(
          facts,
          "thief/database-stock",
          latestOfAlice(facts, "leak-tried", { strategy: "database-stock" })?.at ?? Infinity,
        ),
    },
    {
      words: "No cookie has been copied",
      holds: (facts) => latest(facts, "cookie-stolen", { strategy: "database-stock" }) === undefined,
    },
  ],
  obstacles: [
    { words: "The table holds hashes", answer: "Not this one. Compare the row with the cookie." },
    { words: "A row is no cookie", answer: "A cookie is a name and a value, and the value is in the row." },
    { words: "The thief needs the key too", answer: "A session id is not signed: there is no key." },
  ],
  why: "Auth.js's own adapter stores the token in clear. Who reads the table, a backup or a log of it, holds everybody's cookie.",
  otherwise: "Storing a hash of the token: one line in the adapter, on every path that writes or reads it.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "use-leak", lane: "phone/database-stock" },
  ],
};
