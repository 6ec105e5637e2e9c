import { inLanguage } from "@/lib/language/in-language";
import type { Side } from "./columns";

/** A question on one of the two files, to be answered with the file open beside it. */
export type Question = {
  about: Side;
  question: string;
  options: readonly string[];
  /** The index of the right one. */
  right: number;
  because: string;
};

export const quizFiles: Record<Side, string> = { database: "auth/database.ts", jwt: "auth/jwt.ts" };

/** The same two questions on each file, so that neither has the easier ones. */
export const questions: readonly Question[] = inLanguage(
  [
    {
      about: "database",
      question: "A thief has copied the cookie. What ends it, while the session has not expired?",
      options: [
        "The next call of generateSessionToken",
        "The deletion of its row, behind the adapter",
        "The callback session, which leaves the token out",
      ],
      right: 1,
      because: "Every check looks the row up through the adapter. What is not found is not signed in.",
    },
    {
      about: "database",
      question: "encode is called at a sign-in. What goes into the cookie?",
      options: ["The user, encrypted", "The id of the user", "The token that begin returns"],
      right: 2,
      because:
        "Auth.js puts what encode returns into the cookie, so begin writes the row and returns its token.",
    },
    {
      about: "jwt",
      question: "A thief has copied the cookie. What ends it, while the token has not expired?",
      options: [
        "Nothing in this file: verify asks nobody",
        "The next visit of its owner, because encode issues a new token",
        "The callback session, which leaves the token out",
      ],
      right: 0,
      because: "verify looks at the signature and the claims alone. An older copy passes as before.",
    },
    {
      about: "jwt",
      question: "encode is called at a visit, with a token that was verified. What goes into the cookie?",
      options: [
        "What reissue returns for its claims",
        "A new sign-in, by issue",
        "Nothing: maxAge alone decides",
      ],
      right: 0,
      because: "A verified token has a sid. It is signed again by reissue, and issue is for a new sign-in.",
    },
  ],
  "question",
  "options",
  "because",
);

/** One person's answers: for each question the index of an option, or `null`. */
export type Answers = (number | null)[];

/** How many people's answers are kept, and judged: the latest. */
export const mostPeople = 200;

/** How many people answered both questions about a file, and how many of them had both right. */
export type Score = { right: number; of: number };

/** A person counts once, and not for each question: the two answers of one are not independent of each other. */
export function scoreOf(about: Side, people: readonly Answers[]): Score {
  const own = questions.flatMap((one, index) => (one.about === about ? [{ ...one, index }] : []));
  const complete = people.filter((answers) => own.every(({ index }) => answers[index] !== null));
  const right = complete.filter((answers) => own.every(({ index, right }) => answers[index] === right));
  return { right: right.length, of: complete.length };
}

/**
 * Between which shares the true one lies, with 95 % (Wilson's interval, which is right for few people too).
 * Of no one it says nothing: from 0 to 1.
 */
export function shareOf({ right, of }: Score): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = right / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const reach = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/** Reads answers that come from a browser: anything. What are none is left out. */
export function readAnswers(found: unknown): Answers[] {
  if (!Array.isArray(found)) return [];
  return found.slice(-mostPeople).flatMap((one) => (isAnswers(one) ? [one] : []));
}

function isAnswers(value: unknown): value is Answers {
  const isOne = (answer: unknown, index: number) =>
    answer === null || (typeof answer === "number" && questions[index]?.options[answer] !== undefined);
  return Array.isArray(value) && value.length === questions.length && value.every(isOne);
}
