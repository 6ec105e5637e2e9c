import type { Challenge } from "./challenge";
import { latestOfAlice } from "./look";

export const challenge: Challenge = {
  id: "what-the-table-holds",
  title: "What the table holds",
  goal: "The table of sessions has leaked: get in as Alice with what it holds, under database sessions.",
  part: "the thief",
  level: 2,
  strategies: ["database", "jwt"],
  hints: [
    "The menu of the phone's card can try a row that has leaked.",
    "Compare the row with the cookie in “Row and token”.",
    "Try the leaked row as the thief's cookie. If the check refuses it, say why.",
  ],
  facts: [
    {
      words: "The thief has tried what the table holds of a session of Alice's",
      holds: (facts) => latestOfAlice(facts, "leak-tried", { strategy: "database" }) !== undefined,
    },
    {
      words: "A check has judged that value",
      holds: (facts) => {
        const tried = latestOfAlice(facts, "leak-tried", { strategy: "database" })?.at ?? Infinity;
        return facts.checks.some(
          ({ device, strategy, reason, lastAt }) =>
            device === "thief" && strategy === "database" && reason === "unknown-session" && lastAt > tried,
        );
      },
    },
  ],
  obstacles: [
    {
      words: "The table holds a hash of the cookie, and no way leads back",
      answer:
        "The server hashes what comes and looks for that. The thief would need the value before it was hashed.",
      right: true,
    },
    {
      words: "The row is encrypted",
      answer: "Nothing in it is encrypted, and there is no key that could open it.",
    },
    {
      words: "The session belongs to another device",
      answer: "The server does not look at the device. It looks for the hash of what came.",
    },
  ],
  why: "The cookie is 256 random bits and the table holds their SHA-256: what has leaked is not what the server asks for.",
  otherwise:
    "A table that holds the token itself, as Auth.js's own adapter does: there the row is as good as the cookie.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "use-leak", lane: "phone/database" },
  ],
};
