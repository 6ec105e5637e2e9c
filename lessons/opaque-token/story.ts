import { inLanguage } from "@/lib/language/in-language";

/** Seconds for which the third API believes what it was told. */
export const believedSeconds = 5;

export const story = inLanguage(
  {
    title: "The token that says nothing",
    question:
      "An API of another origin is shown a token, and Alice changes her password. When does it notice?",
    minutes: 3,
  },
  "title",
  "question",
);

export const apiIds = ["verifies", "asks", "believes"] as const;

export type ApiId = (typeof apiIds)[number];

type ApiWords = {
  title: string;
  /** The kind of token that it is shown, and what it does with it. */
  kind: "signed" | "opaque";
  words: string;
};

/** Three APIs, each a process of its own. The phone exchanges one and the same session for both tokens. */
export const apis: Record<ApiId, ApiWords> = inLanguage(
  {
    verifies: {
      title: "Verifies the signature",
      kind: "signed",
      words: "Its token is a JWT (RFC 9068). The API has fetched the app's public key, and asks nobody.",
    },
    asks: {
      title: "Asks each time",
      kind: "opaque",
      words:
        "Its token is a random string. The API asks the app what it stands for (introspection, RFC 7662).",
    },
    believes: {
      title: `Asks, and believes it for ${believedSeconds} s`,
      kind: "opaque",
      words: "The same string. The API keeps each answer for a while, and asks less often.",
    },
  },
  "title",
  "words",
);

export const parts = ["change", "cut"] as const;

export type Part = (typeof parts)[number];

/** What happens to all three, one after the other, each time with new tokens. */
export const partWords: Record<Part, { title: string; narration: string; act: string }> = inLanguage({
  change: {
    title: "Alice changes her password",
    narration: "Alice changes her password. Which API goes on accepting the token, and for how long?",
    act: "password changed",
  },
  cut: {
    title: "The network between the APIs and the app is cut",
    narration: "Now with new tokens: the network between the APIs and the app is cut.",
    act: "network cut",
  },
});

/** What it comes to, once all has been measured. */
export const lessons: readonly { title: string; words: string }[] = inLanguage([
  {
    title: "A token that says nothing can be taken back.",
    words: "Whoever has to ask is told that it ended. A JWT tells what was true when it was signed.",
  },
  {
    title: "Asking has a price.",
    words: "A request to the app for every request to the API, and no answer when the app cannot be reached.",
  },
  {
    title: "Believing for a while is in between.",
    words: "Fewer requests, and for so long the API believes what has ceased to be true.",
  },
]);
