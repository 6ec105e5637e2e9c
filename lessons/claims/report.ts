import { shortId } from "@/lib/lab/short-id";
import { strategyRecords } from "../strategies/strategy";
import type { Card } from "./card";
import { type ClaimResult, sides, type Verdict, verdictWords } from "./claim";
import type { Machine } from "./machine";
import { duration } from "./words";

/** A run of the cards that somebody can hand in: what was measured, where and when. */
export type Report = {
  title: string;
  lab: string;
  /** When it was drawn up: ISO 8601. */
  at: string;
  machine: Machine;
  cards: (Pick<Card, "number" | "id" | "side" | "statement" | "method" | "thresholds" | "tests"> & {
    /** `null` for a card that was not run. */
    result: ClaimResult | null;
  })[];
};

type Results = Readonly<Record<string, ClaimResult | undefined>>;

export function makeReport(lab: string, cards: readonly Card[], results: Results, machine: Machine): Report {
  return {
    title: "Still signed in? Statements put to the test",
    lab: shortId(lab),
    at: new Date().toISOString(),
    machine,
    cards: cards.map(({ number, id, side, statement, method, thresholds, tests }) => ({
      ...{ number, id, side, statement, method, thresholds, tests },
      result: results[id] ?? null,
    })),
  };
}

/** How many cards came to each verdict, in words: `7 hold, 9 hold, but …, 3 not here`. */
export function countVerdicts(verdicts: readonly Verdict[]): string {
  return Object.entries(verdictWords)
    .map(([verdict, { word }]) => `${verdicts.filter((one) => one === verdict).length} × ${word}`)
    .join(" · ");
}

export function reportAsMarkdown({ title, lab, at, machine, cards }: Report): string {
  const verdicts = cards.flatMap(({ result }) => (result ? [result.verdict] : []));
  const head = [
    `# ${title}`,
    `${at.slice(0, 16).replace("T", " ")} UTC, lab ${lab}…, on ${Object.values(machine).join("; ")}.`,
    `${verdicts.length} of ${cards.length} cards were run: ${countVerdicts(verdicts)}.`,
  ];
  const body = sides.flatMap((side) => [
    `## ${strategyRecords[side].title}`,
    ...cards.filter((card) => card.side === side).map(section),
  ]);
  return `${[...head, ...body].join("\n\n")}\n`;
}

function section({ number, statement, method, thresholds, tests, result }: Report["cards"][number]): string {
  const guards = tests.map(({ file, title }) => `\`${file}\` (${title})`).join(", ");
  const heading = `### ${number}. ${statement}`;
  if (!result) return [heading, method, "Not run."].join("\n\n");
  // On the page a colour says whose line it is. Here a word has to.
  const told = result.evidence.map(({ text, measure = "", strategy }) => ({
    text: strategy ? `${strategyRecords[strategy].inLane}: ${text}` : text,
    measure,
  }));
  const width = Math.max(...told.map(({ text }) => text.length));
  const lines = told.map(({ text, measure }) => `${text.padEnd(width)}  ${measure}`.trimEnd());
  return [
    heading,
    `**${verdictWords[result.verdict].word}** ${result.sentence}`,
    method,
    ["```", ...lines, "```"].join("\n"),
    `Decided by: ${thresholds.join("; ")}. Guarded by ${guards}. The run took ${duration(result.ms)}.`,
  ].join("\n\n");
}
