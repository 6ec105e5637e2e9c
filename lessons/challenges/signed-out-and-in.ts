import type { Challenge } from "./challenge";
import { latestOfAlice, staysIn, theft } from "./look";

const phone = { device: "phone", strategy: "jwt" } as const;

export const challenge: Challenge = {
  id: "signed-out-and-in",
  title: "Signed out, and in",
  goal: "Stay signed in as Alice with her phone's JWT after she has signed out on the phone.",
  part: "the thief",
  level: 1,
  strategies: ["database", "jwt"],
  hints: [
    "Signing out clears a cookie. In which browser?",
    "Have the thief hold a copy before Alice signs out.",
    "Sign in everywhere, steal the phone's cookie, then choose “Sign out” in the menu of the phone's JWT.",
  ],
  facts: [
    { words: "The thief holds a copy of Alice's JWT", holds: (facts) => theft(facts, "jwt") !== undefined },
    {
      words: "Alice has signed out on the phone since then",
      holds: (facts) =>
        (latestOfAlice(facts, "signed-out", phone)?.at ?? 0) > (theft(facts, "jwt")?.at ?? Infinity),
    },
    {
      words: "After that, a check lets the thief in",
      holds: (facts) =>
        staysIn(facts, "thief/jwt", latestOfAlice(facts, "signed-out", phone)?.at ?? Infinity),
    },
  ],
  obstacles: [
    {
      words: "Signing out deletes the token on the server",
      answer: "A plain JWT has no place on the server from which it could be deleted.",
    },
    {
      words: "The thief's copy is another cookie",
      answer: "It is the same value, and the server looks at nothing else.",
    },
    {
      words: "Signing out changes the key",
      answer: "The key is everybody's: it stays when one person signs out.",
    },
  ],
  why: "Signing out cleared the cookie in the phone's browser. The copy is as good as before, because the server looks at the signature and the expiry alone.",
  otherwise: "A session row, which signing out deletes; or a denylist on which signing out puts the token.",
  solution: [
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
    { do: "steal", lanes: ["phone/jwt"] },
    { do: "sign-out", lanes: ["phone/jwt"] },
  ],
};
