import type { Challenge } from "./challenge";
import { accepted } from "./look";

export const challenge: Challenge = {
  id: "a-token-for-bob",
  title: "A token for Bob",
  goal: "Get in as Bob, whose password you do not know, with a JWT that you have made yourself.",
  part: "the thief",
  level: 3,
  strategies: ["database", "jwt"],
  hints: [
    "A JWT is readable. Alice's own, in “Row and token”, shows what has to be in it.",
    "Take the phone's token, put another address into it, and give it to the thief: the button below does both.",
    "The check says what is wrong with it. Which part of the token did you not change, and why not?",
  ],
  facts: [
    {
      words: "Alice's phone was let in under JWT: there is a token to start from",
      holds: (facts) => accepted(facts, "phone/jwt").length > 0,
    },
    {
      words: "A check has judged a token of the thief's that the server did not make",
      holds: ({ checks }) =>
        checks.some(
          (run) => run.device === "thief" && run.strategy === "jwt" && run.reason === "bad-signature",
        ),
    },
  ],
  obstacles: [
    { words: "The claims are encrypted", answer: "You have just read them, and changed one." },
    { words: "Bob is not signed in", answer: "The check would not have noticed: it looks nobody up." },
    {
      words: "The signature covers every claim, and takes the key",
      answer: "One changed letter asks for another signature, and only the server's key makes it.",
      right: true,
    },
  ],
  why: "Anybody can write a token, but the signature over it takes the key, and this one has 256 random bits.",
  otherwise:
    "A key that can be guessed: the claim “The secret is everything” finds “secret” at once, and then every user is yours.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "forge", from: "phone/jwt", email: "bob@example.com" },
  ],
};
