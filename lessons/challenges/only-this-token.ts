import type { Facts } from "@/lib/lab/facts";
import type { Challenge } from "./challenge";
import { latest, latestOfAlice, staysIn } from "./look";

/** What there is to try, when it was tried last. */
const triedAt = (facts: Facts) => {
  const tried = [
    latestOfAlice(facts, "password-changed"),
    latest(facts, "account-banned"),
    latest(facts, "account-deleted"),
    latest(facts, "session-revoked"),
  ];
  return Math.max(...tried.map((event) => event?.at ?? -Infinity));
};

export const challenge: Challenge = {
  id: "only-this-token",
  title: "Only this token",
  goal: "End the phone's plain JWT before it expires, and nobody else's.",
  part: "an administrator",
  level: 2,
  strategies: ["database", "jwt"],
  hints: [
    "Try what an administrator has: ban the account, or delete it. Alice can change her password.",
    "Then look at the phone's light, at the right.",
    "“Sessions” in the evidence panel says what list there is. If nothing helps, say why.",
  ],
  facts: [
    {
      words: "The password was changed, or the account banned or deleted",
      holds: (facts) => Number.isFinite(triedAt(facts)),
    },
    {
      words: "After that, a check has judged the phone's JWT, which has not expired",
      holds: (facts) => Number.isFinite(triedAt(facts)) && staysIn(facts, "phone/jwt", triedAt(facts)),
    },
  ],
  obstacles: [
    {
      words: "The token is encrypted",
      answer: "It is signed and can be read by anybody. That is not what keeps it good.",
    },
    {
      words: "No check asks anything that could say no to this one token",
      answer: "Key and expiry decide. The key is everybody's, and the expiry lies in the token.",
      right: true,
    },
    {
      words: "Only Alice can end it",
      answer: "She cannot either: she can drop her cookie, and a copy stays good.",
    },
  ],
  why: "Key and expiry are all that a plain check looks at: the key is everybody's, and the expiry is in the token itself.",
  otherwise:
    "Anything that the check looks up: a denylist ends one sign-in, a version or a key of her own ends all of Alice's.",
  solution: [{ do: "sign-in", lifetime: 120, expiry: "absolute" }, { do: "change-password" }],
};
