import type { Challenge } from "./challenge";
import { latestOfAlice, staysIn, theft } from "./look";

export const challenge: Challenge = {
  id: "after-the-change",
  title: "After the change",
  goal: "Be signed in as Alice under database sessions after she has changed her password.",
  part: "the thief",
  level: 1,
  strategies: ["database", "jwt"],
  hints: [
    "The change deletes every session that there is. Which sessions does it not delete?",
    "Alice has to sign in again, with the new password.",
    "Change the password, sign in everywhere again, and steal the phone's cookie only then.",
  ],
  facts: [
    {
      words: "Alice has changed her password",
      holds: (facts) => latestOfAlice(facts, "password-changed") !== undefined,
    },
    {
      words:
        "A check lets the thief in after the change, under database sessions and with a cookie of Alice's",
      holds: (facts) => {
        const stolen = theft(facts, "database");
        const changed = latestOfAlice(facts, "password-changed");
        if (!stolen || !changed) return false;
        return staysIn(facts, "thief/database", Math.max(stolen.at, changed.at));
      },
    },
  ],
  obstacles: [
    {
      words: "The change ended every session for good",
      answer: "Every session that there was. Alice uses the program again afterwards.",
    },
    { words: "The new password is secret", answer: "A thief of cookies needs no password." },
    { words: "The new cookie is signed", answer: "It is a random id, and a copy of it is as good." },
  ],
  why: "The change ends what was begun before it. The cookie that Alice gets afterwards can be copied like the first one.",
  otherwise:
    "Nothing that happens at the change. What helps keeps the cookie from being copied, or a copy from being used: no foreign scripts, TLS, a key that stays in the device.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "change-password" },
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/database"] },
  ],
};
