import type { Challenge } from "./challenge";
import { accepted, latest, theft } from "./look";

export const challenge: Challenge = {
  id: "unnoticed",
  title: "Unnoticed",
  goal: "Use a stolen refresh token and be in 20 seconds after the theft, without the server's noticing that it was used twice.",
  part: "the thief",
  level: 3,
  strategies: ["database", "jwt-short"],
  hints: [
    "The server notices the second use. Whose would that be?",
    "The phone must not refresh: a phone in a pocket does not. This board refreshes for it, unless it is paused.",
    "Pause the checks after the theft. Open the thief's own page in a new tab after 15 seconds, press Refresh there, and load it again a little later.",
  ],
  facts: [
    {
      words: "The thief holds a copy of Alice's tokens, and has refreshed them",
      holds: (facts) =>
        (latest(facts, "token-refreshed", { device: "thief", strategy: "jwt-short" })?.at ?? 0) >
        (theft(facts, "jwt-short")?.at ?? Infinity),
    },
    {
      words: "20 seconds after the theft a check lets the thief in, and no reuse has been noticed by then",
      holds: (facts) => {
        const stolen = theft(facts, "jwt-short")?.at ?? Infinity;
        const reused = facts.events.find(({ kind, at }) => kind === "refresh-token-reused" && at > stolen);
        return accepted(facts, "thief/jwt-short").some(
          ({ lastAt }) => lastAt >= stolen + 20_000 && lastAt < (reused?.at ?? Infinity),
        );
      },
    },
  ],
  obstacles: [
    { words: "A used refresh token always shows", answer: "It shows when it is used a second time." },
    {
      words: "The server knows the phone",
      answer: "It knows the token, and takes it from whoever brings it.",
    },
    {
      words: "The token is bound to the phone",
      answer: "Not under this strategy: there is nothing in it of the phone.",
    },
  ],
  why: "Reuse is noticed at the second use. As long as the phone is silent there is none, and the thief can go on until the sign-in ends.",
  otherwise:
    "A refresh that has to be signed with a key of the phone that no script can export: the thief's first use would fail.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/jwt-short"] },
    { do: "pause", on: true },
    { do: "let-pass", seconds: 16 },
    { do: "refresh", lanes: ["thief/jwt-short"] },
    { do: "let-pass", seconds: 5 },
    { do: "fetch-page", lanes: ["thief/jwt-short"] },
  ],
};
