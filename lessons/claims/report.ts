import { shortId } from "@/lib/lab/short-id";
import { t } from "@/lib/language/texts";
import type { Card } from "./card";
import type { ClaimResult } from "./claim";
import { claimColumns, columnRecords, sides, sideWords } from "./columns";
import type { Machine } from "./machine";
import { type OwnVerdict, ownWords } from "./own-verdict";
import type { Source } from "./sources";
import { type Verdict, verdictWords } from "./verdict";
import { duration } from "./words";

/** A run of the cards that somebody can hand in: what was measured, where and when. */
export type Report = {
  title: string;
  lab: string;
  /** When it was drawn up: ISO 8601. */
  at: string;
  machine: Machine;
  cards: (Omit<Card, "code" | "slider" | "browser" | "waits" | "scenario" | "expectedSeconds"> & {
    /** What its author expected before the run; `null` where nothing was written down. */
    own: OwnVerdict | null;
    /** `null` for a card that was not run. */
    result: ClaimResult | null;
  })[];
};

type Found = Readonly<Record<string, { own: OwnVerdict | null; result: ClaimResult | null }>>;

export function makeReport(lab: string, cards: readonly Card[], found: Found, machine: Machine): Report {
  return {
    title: t("Still signed in? Statements put to the test"),
    lab: shortId(lab),
    at: new Date().toISOString(),
    machine,
    cards: cards.map(({ code, slider, browser, waits, scenario, expectedSeconds, ...card }) => ({
      ...card,
      own: found[card.id]?.own ?? null,
      result: found[card.id]?.result ?? null,
    })),
  };
}

/** How many cards came to each verdict, in words: `7 × holds · 9 × holds, but …`. */
export function countVerdicts(verdicts: readonly Verdict[]): string {
  return Object.entries(verdictWords)
    .map(([verdict, { word }]) => `${verdicts.filter((one) => one === verdict).length} × ${word}`)
    .join(" · ");
}

export function reportAsMarkdown({ title, lab, at, machine, cards }: Report): string {
  const verdicts = cards.flatMap(({ result }) => (result ? [result.verdict] : []));
  const head = [
    `# ${title}`,
    t("{at} UTC, lab {lab}…, on {values}.", {
      at: at.slice(0, 16).replace("T", " "),
      lab,
      values: Object.values(machine).join("; "),
    }),
    t("{run} of {cards} cards were run: {counts}.", {
      run: verdicts.length,
      cards: cards.length,
      counts: countVerdicts(verdicts),
    }),
    t("## All statements, and what they came to"),
    matrix(cards),
  ];
  const body = sides.flatMap((side) => [
    `## ${sideWords[side]}`,
    ...cards.filter((card) => card.side === side).map(section),
  ]);
  return `${[...head, ...body].join("\n\n")}\n`;
}

/** A row for each statement, a column for each configuration: the words, which need no colour. */
function matrix(cards: Report["cards"]): string {
  const row = (parts: readonly string[]) => `| ${parts.join(" | ")} |`;
  const rows = cards.map(({ number, statement, side, of, own, result }) => [
    `${number}. ${statement}`,
    `${of === "praise" ? t("Praise") : t("Blame")}, ${sideWords[side]}`,
    own ? verdictWords[own.verdict].word : "–",
    result ? verdictWords[result.verdict].word : t("not run"),
    ...claimColumns.map((column) => {
      const cell = result?.cells[column];
      return cell ? verdictWords[cell.verdict].word : "–";
    }),
  ]);
  const titles = [
    t("Statement"),
    t("Said as"),
    t("Expected"),
    t("Verdict"),
    ...claimColumns.map((column) => columnRecords[column].title),
  ];
  return [titles, titles.map(() => "---"), ...rows].map(row).join("\n");
}

function section(card: Report["cards"][number]): string {
  const { number, statement, means, narrowed, leftOut, method, thresholds, tests, sources, own, result } =
    card;
  const heading = `### ${number}. ${statement}`;
  const said = [means, ...(narrowed ? [narrowed] : [])].join(" ");
  const expected = own ? [t("Expected before the run: {ownWords}.", { ownWords: ownWords(own) })] : [];
  const texts = [
    t("Says it: {listSources}.", { listSources: listSources(sources.says) }),
    t("Limits it: {listSources}.", { listSources: listSources(sources.limits) }),
  ];
  if (!result) return [heading, said, ...expected, method, t("Not run."), texts.join(" ")].join("\n\n");
  const cells = claimColumns.flatMap((column) => {
    const cell = result.cells[column];
    if (!cell) return [];
    return [`- ${columnRecords[column].title}: **${verdictWords[cell.verdict].word}**. ${cell.sentence}`];
  });
  const guards = tests.map(({ file, title }) => `\`${file}\` (${title})`).join(", ");
  return [
    heading,
    said,
    ...expected,
    `**${verdictWords[result.verdict].word}** ${result.sentence}`,
    ...(cells.length > 0 ? [cells.join("\n")] : []),
    ...(leftOut ? [leftOut] : []),
    method,
    ["```", ...evidence(result), "```"].join("\n"),
    t("Decided by: {thresholds}. Guarded by {guards}. The run took {duration}.", {
      thresholds: thresholds.join("; "),
      guards,
      duration: duration(result.ms),
    }),
    texts.join(" "),
  ].join("\n\n");
}

function evidence(result: ClaimResult): string[] {
  const told = result.evidence.map(({ text, measure = "", strategy }) => ({
    text: strategy ? `${columnRecords[strategy].title}: ${text}` : text,
    measure,
  }));
  const width = Math.max(...told.map(({ text }) => text.length));
  return told.map(({ text, measure }) => `${text.padEnd(width)}  ${measure}`.trimEnd());
}

const listSources = (list: readonly Source[]) =>
  list.map(({ title, url }) => `${title}, <${url}>`).join("; ");
