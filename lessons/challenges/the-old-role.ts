import type { Challenge } from "./challenge";
import { latest } from "./look";

export const challenge: Challenge = {
  id: "the-old-role",
  title: "The old role",
  goal: "Be an admin on the phone under JWT while Alice is a member.",
  part: "Alice",
  level: 1,
  strategies: ["database", "jwt"],
  hints: [
    "When does a JWT learn what Alice may do?",
    "The menu Account makes Alice a member. Does the phone's token notice?",
    "Sign in everywhere first. Then make Alice a member, and look at the role on the phone's card.",
  ],
  facts: [
    {
      words: "Alice has been made a member",
      holds: (facts) => latest(facts, "role-changed")?.detail.role === "member",
    },
  ],
  expect: { role: { "phone/jwt": "admin" } },
  obstacles: [
    {
      words: "The role is looked up at every check",
      answer: "So it is under database sessions. A JWT carries the role.",
    },
    {
      words: "The change makes the token invalid",
      answer: "Nothing about the token has changed: its signature still holds.",
    },
    {
      words: "Only a new sign-in can have a role",
      answer: "A new sign-in gets the new role. What about the old one?",
    },
  ],
  why: "The role was written into the token at the sign-in. Until the token expires, that is the role that every check reads.",
  otherwise:
    "Reading the role from the user's row at every check, as the session at the left does; or a short lifetime, after which it is read again.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "change-role", to: "member" },
  ],
};
