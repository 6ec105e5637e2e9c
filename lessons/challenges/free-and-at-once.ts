import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { accepted, isOut, latestOfAlice, staysIn } from "./look";

const revokedAt = (facts: Facts) =>
  latestOfAlice(facts, "session-revoked", { device: "phone", strategy: "jwt-denylist" })?.at ?? Infinity;

export const challenge: Challenge = {
  id: "free-and-at-once",
  title: "Free, and at once",
  goal: "Have the phone's checks send no statement, three times in a row, and still end it within two seconds.",
  part: "an administrator",
  level: 3,
  strategies: ["database", "jwt-denylist"],
  hints: [
    "The denylist is looked up at every check. What was looked up can be believed for a while: see Cache.",
    "Believed for 5 or 15 seconds is not at once. Somebody would have to tell the server that the list has changed.",
    "Set Cache to “until told”, wait for some checks, and end the phone's session from the laptop's list.",
  ],
  facts: [
    {
      words: "Three checks of the phone were let in without a statement",
      holds: (facts) => accepted(facts, "phone/jwt-denylist").some(({ free }) => free >= 3),
    },
    {
      words: "The phone's sign-in was ended from a list",
      holds: (facts) => Number.isFinite(revokedAt(facts)),
    },
    {
      words: "No check let the phone in more than two seconds after that, and one refused it",
      holds: (facts) => isOut(facts, "phone/jwt-denylist", revokedAt(facts), 2),
    },
    {
      words: "The laptop was let in after it, without a statement",
      holds: (facts) =>
        staysIn(facts, "laptop/jwt-denylist", revokedAt(facts)) &&
        accepted(facts, "laptop/jwt-denylist").some(
          ({ free, lastAt }) => free >= 3 && lastAt > revokedAt(facts),
        ),
    },
  ],
  obstacles: [
    {
      words: "Revocable means a statement for each check",
      answer: "It means that the check must know. It need not ask each time.",
    },
    { words: "A cache is always late", answer: "One that only waits is. This one can be told." },
    { words: "A JWT cannot be ended one by one", answer: "A denylist names one sign-in." },
  ],
  why: "The list lies in the server's memory, and the database tells every server when it changes (LISTEN/NOTIFY). A check reads memory; an end is heard of within milliseconds.",
  otherwise: "A server that cannot be told, or has lost the connection: then it has to ask, or be late.",
  solution: [
    { do: "set-cache", to: "pushed" },
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "let-pass", seconds: 5 },
    { do: "revoke", asking: "laptop/jwt-denylist", device: "phone" },
    { do: "let-pass", seconds: 5 },
  ],
};
