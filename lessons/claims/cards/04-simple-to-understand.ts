import { formatList } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim, RunContext } from "../claim";
import { type ClaimColumn, type Side, sides } from "../columns";
import { type Fault, faults, type Trial, tryFaults } from "../faulty-credentials";
import { quizFiles, readAnswers, type Score, scoreOf, shareOf } from "../quiz";
import { type RequestCounts, RequestTally, requestsLine } from "../request-tally";
import { sources } from "../sources";
import type { Cell } from "../verdict";

export type Facts = {
  people: number;
  scores: Record<Side, Score>;
  trials: Trial[];
  requests: RequestCounts;
};

const tried = ["database-stock", "database", "jwt-stock", "jwt"] as const satisfies ClaimColumn[];

const thresholds = {
  most: {
    value: 75,
    words: "holds if the interval of those who answer both questions about its file right lies above 75 %",
  },
  half: {
    value: 50,
    words: "holds, but … if above 50 %; does not hold here if below; cannot tell if it lies across",
  },
};

export const simpleToUnderstand: Claim<Facts> = {
  number: 4,
  id: "simple-to-understand",
  side: "database",
  of: "praise",
  statement: "Simple to understand",
  means: "Database sessions are simple to understand.",
  narrowed:
    "Judged by whether people who have read one of the two files can say what it does. Without answers it is an opinion.",
  leftOut: "The questions are on auth/database.ts and auth/jwt.ts, so the others have no verdict.",
  sources: { says: [sources.copenhagen, sources.stopUsingJwt], limits: [sources.owaspSessions] },
  method:
    "Four questions on this card, the same two on each file, are answered by as many people as there are; the answers stay in this browser. Beside them, the same five faults are tried on sessions and on tokens: both have faults of their own to know of.",
  expectedSeconds: 4,
  thresholds,

  async run({ visitor, another, progress, findings }: RunContext): Promise<Facts> {
    const people = readAnswers(findings);
    const tally = new RequestTally();
    const stranger = await another();
    const trials: Trial[] = [];
    for (const [index, column] of tried.entries()) {
      progress(t("Trying faults on sessions and on tokens"), index / tried.length);
      trials.push(...(await tryFaults(visitor, stranger, column, tally)));
    }
    const scores = { database: scoreOf("database", people), jwt: scoreOf("jwt", people) };
    return { people: people.length, scores, trials, requests: tally.counts };
  },

  judge({ people, scores }) {
    const cells = Object.fromEntries(sides.map((side) => [side, judgeScore(scores[side])]));
    return {
      sentence:
        people === 0
          ? t("An opinion, as long as no one has answered the questions on this card.")
          : `${formatList(sides.map((side) => t("{told} about {quizFiles}", { told: told(scores[side]), quizFiles: quizFiles[side] })))}.`,
      cells,
    };
  },

  evidence({ scores, trials, requests }) {
    return [
      ...sides.map((side) => ({
        text: `${quizFiles[side]}: ${told(scores[side])}`,
        measure: intervalOf(scores[side]),
        strategy: side,
      })),
      ...tried.map((column) => ({
        text: faults.map((fault) => `${t(fault)} ${statusOf(trials, column, fault)}`).join("; "),
        strategy: column,
      })),
      requestsLine(requests),
    ];
  },

  code: [
    "lessons/claims/cards/04-simple-to-understand.ts",
    "lessons/claims/quiz.ts",
    "lessons/claims/faulty-credentials.ts",
    "auth/database.ts",
    "auth/jwt.ts",
  ],
  tests: [
    { file: "lessons/claims/cards/04-simple-to-understand.test.ts", title: "simple to understand" },
    { file: "lib/device/lab-tokens.test.ts", title: "a hostile token" },
  ],
  browser: "quiz",
};

function judgeScore(score: Score): Cell {
  const { low, high } = shareOf(score);
  const sentence = t("{told}: {intervalOf} of those who would be asked.", {
    told: told(score),
    intervalOf: intervalOf(score),
  });
  if (score.of === 0) return { verdict: "cannot-tell", sentence: t("No one has been asked.") };
  if (low * 100 >= thresholds.most.value) return { verdict: "holds", sentence };
  if (low * 100 >= thresholds.half.value) return { verdict: "holds-but", sentence };
  if (high * 100 < thresholds.half.value) return { verdict: "not-here", sentence };
  return { verdict: "cannot-tell", sentence: t("{sentence} Too few, or too mixed.", { sentence }) };
}

const told = ({ right, of }: Score): string =>
  t("{right} of {of, plural, one {# person} other {# people}} had both right", { right, of });

function intervalOf(score: Score): string {
  const { low, high } = shareOf(score);
  return t("{low} to {high} %", { low: Math.round(low * 100), high: Math.round(high * 100) });
}

const statusOf = (trials: readonly Trial[], column: ClaimColumn, fault: Fault): number | "?" =>
  trials.find((trial) => trial.column === column && trial.fault === fault)?.status ?? "?";
