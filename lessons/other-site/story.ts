import { inLanguage } from "@/lib/language/in-language";
import { type Column, cellOf, type Outcome, wayIds } from "./outcome";

export const story = inLanguage(
  {
    title: "A page of another site",
    question: "What can a page of another site do in Alice's name, and what a script in her own page?",
    minutes: 5,
  },
  "title",
  "question",
);

/** One visit, which the visitor makes in their own browser. */
export type Visit = {
  title: string;
  /** Said before. It ends with the question, where something is asked. */
  narration: string;
  button: string;
  /** Where it leads: under which of the two names, and below the address of the exhibit. */
  site: "alice" | "other";
  path: (lab: string) => string;
  /** The columns that are guessed before, and known afterwards. */
  asks: readonly Column[];
};

export const visits: readonly Visit[] = inLanguage(
  [
    {
      title: "Alice signs in",
      narration:
        "Alice signs in to a site of ours, an exhibit with an account of its own. The proof of it is kept in her browser in every way of this table at once.",
      button: "Sign Alice in",
      site: "alice",
      path: (lab) => `/alice/${lab}`,
      asks: [],
    },
    {
      title: "A page of another site",
      narration:
        "Then she opens a page of another site. It has her browser ask Alice's site to make her an admin. For which rows will the forged request be carried out?",
      button: "Open the other site",
      site: "other",
      path: (lab) => `/other/${lab}`,
      asks: ["forged"],
    },
    {
      title: "A stranger's script",
      narration:
        "Now a stranger's script runs in Alice's own page, out of a comment that is shown as it was written. For which rows will it read the credential, and for which will it change her role?",
      button: "Open the page with the comment",
      site: "alice",
      path: (lab) => `/alice/${lab}/comments`,
      asks: ["read", "acted"],
    },
  ],
  "title",
  "narration",
  "button",
);

/** How many of the visits have been made. */
export function visitsMade(outcome: Outcome | null): number {
  if (outcome === null || wayIds.some((way) => outcome[way].kept === null)) return 0;
  const next = visits.findIndex(({ asks }) =>
    asks.some((column) => wayIds.some((way) => cellOf(outcome, way, column) === null)),
  );
  return next < 0 ? visits.length : next;
}

/** What it comes to, once all has been measured. */
export const lessons: readonly { title: string; words: string }[] = inLanguage([
  {
    title: "A forged request needs a cookie that the browser sends by itself.",
    words:
      "SameSite=Lax or Strict keeps it at home. A CSRF token is something that another site cannot know.",
  },
  {
    title: "A script needs a place that it can read.",
    words: "localStorage is one, and so is a cookie without HttpOnly.",
  },
  {
    title: "HttpOnly does not stop a script from acting.",
    words:
      "It asks from inside Alice's page, and the browser sends the cookie along, whatever its SameSite. No cookie helps against that: the page must not run a stranger's script.",
  },
]);
