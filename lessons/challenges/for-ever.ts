import type { Challenge } from "./challenge";
import { accepted, isOut, latest, theft } from "./look";

export const challenge: Challenge = {
  id: "for-ever",
  title: "For ever",
  goal: "Be in with a stolen JWT after the phone's own has expired.",
  part: "the thief",
  level: 2,
  strategies: ["database", "jwt"],
  hints: [
    "The two begin with the same end. One of them has to get a later one.",
    "Expiry can be rolling: then a visit to /session puts the end off.",
    "Sign in for 30 s with rolling expiry, steal, and visit /session as the thief every ten seconds, and never as the phone.",
  ],
  facts: [
    {
      words: "The thief holds a copy of the phone's JWT",
      holds: (facts) => theft(facts, "jwt")?.device === "phone",
    },
    {
      words: "The phone's own JWT has expired",
      holds: (facts) => {
        const stolen = theft(facts, "jwt");
        const end = accepted(facts, "phone/jwt").at(-1)?.expiresAt;
        return stolen !== undefined && end != null && end > stolen.at && isOut(facts, "phone/jwt", end - 1);
      },
    },
    {
      words: "After that, a check lets the thief in",
      holds: (facts) => {
        const end = accepted(facts, "phone/jwt").at(-1)?.expiresAt ?? Infinity;
        const stolen = theft(facts, "jwt")?.at ?? Infinity;
        const visited = latest(facts, "session-visited", { device: "thief", strategy: "jwt" });
        return (
          stolen < end &&
          visited !== undefined &&
          accepted(facts, "thief/jwt").some(({ lastAt }) => lastAt > end)
        );
      },
    },
  ],
  obstacles: [
    {
      words: "A token cannot be changed",
      answer: "It cannot. Auth.js issues another one, with a later end.",
    },
    { words: "Both have the same end", answer: "At first. Who visits /session gets another." },
    {
      words: "The server notices two who visit",
      answer: "It keeps no list of those who hold a token, and notices nothing.",
    },
  ],
  why: "Rolling means that each visit to /session gets a token with a later end. The thief visited, the phone did not. As long as the thief visits, it does not end.",
  otherwise:
    "An absolute expiry, beyond which no visit puts the end; or a list from which a sign-in can be struck.",
  solution: [
    { do: "sign-in", lifetime: 30, expiry: "rolling" },
    { do: "steal", lanes: ["phone/jwt"] },
    { do: "wait-until-left", lane: "phone/jwt", seconds: 15 },
    { do: "ask-session", lanes: ["thief/jwt"] },
    { do: "wait-for-expiry", lane: "phone/jwt" },
  ],
};
