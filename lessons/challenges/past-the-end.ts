import type { Challenge } from "./challenge";
import { accepted, isOut, latest, theft } from "./look";

export const challenge: Challenge = {
  id: "past-the-end",
  title: "Past the end",
  goal: "Keep a stolen JWT good past the end that it was given at the sign-in, with absolute expiry.",
  part: "the thief",
  level: 1,
  strategies: ["database", "jwt"],
  hints: [
    "Choose a lifetime of 30 seconds, or you will wait for long.",
    "A visit to /session makes Auth.js issue the token again. The menu of the thief's card has one.",
    "Visit /session as the thief, wait for the end, and compare the ends in “Row and token”. If it fails, say why.",
  ],
  facts: [
    { words: "The thief holds a copy of Alice's JWT", holds: (facts) => theft(facts, "jwt") !== undefined },
    {
      words: "The thief has visited /session with it",
      holds: (facts) =>
        (latest(facts, "session-visited", { device: "thief", strategy: "jwt" })?.at ?? 0) >
        (theft(facts, "jwt")?.at ?? Infinity),
    },
    {
      words: "The end that was set at the sign-in has come, and a check has judged the thief's JWT since",
      holds: (facts) => {
        const ends = new Set(accepted(facts, "thief/jwt").map(({ expiresAt }) => expiresAt));
        const [end] = ends;
        return ends.size === 1 && end != null && isOut(facts, "thief/jwt", end - 1);
      },
    },
  ],
  obstacles: [
    {
      words: "A new token keeps the old end",
      answer:
        "The end is fixed at the sign-in and signed. Auth.js issued new tokens, and each says the same end.",
      right: true,
    },
    { words: "The server deletes the token at its end", answer: "It keeps no token that it could delete." },
    {
      words: "The thief may not visit /session",
      answer: "The thief's visits were answered like Alice's own.",
    },
  ],
  why: "The end is part of what is signed, and with absolute expiry a token that is issued again gets the end of the one before.",
  otherwise: "With rolling expiry it can: then every visit puts the end off.",
  solution: [
    { do: "sign-in", lifetime: 30, expiry: "absolute" },
    { do: "steal", lanes: ["phone/jwt"] },
    { do: "ask-session", lanes: ["thief/jwt"] },
    { do: "wait-for-expiry", lane: "thief/jwt" },
  ],
};
