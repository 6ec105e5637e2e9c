import type { Card } from "@/lessons/claims/card";
import type { ClaimResult } from "@/lessons/claims/claim";
import {
  type ClaimColumn,
  claimColumns,
  columnRecords,
  columnsOf,
  listColumns,
  sides,
  sideWords,
} from "@/lessons/claims/columns";
import { type Verdict, verdictWords } from "@/lessons/claims/verdict";
import { t } from "@/lib/language/texts";
import type { ClaimsView } from "./claims-store";
import { VerdictMark } from "./verdict-badge";

type Props = { cards: readonly Card[]; view: ClaimsView };

/** Every statement and what it came to for each configuration, at a glance; each verdict leads to its evidence. */
export function VerdictMatrix(props: Props) {
  return (
    <section aria-labelledby="matrix" className="panel mx-5 mb-3 px-4 py-3 max-sm:mx-3 max-sm:px-3">
      <h2 id="matrix" className="font-bold text-[0.9375rem]">
        {t("All statements at a glance")}
      </h2>
      <p className="text-[0.8125rem] text-muted">
        {t(
          "A row for each statement, a column for each configuration. “–”: the statement does not speak of it.",
        )}
      </p>
      <MatrixTable {...props} />
      <MatrixList {...props} />
    </section>
  );
}

function MatrixTable({ cards, view }: Props) {
  return (
    <section
      className="relative mt-2 overflow-x-auto max-sm:hidden print:block print:overflow-visible"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
      tabIndex={0}
      aria-label={t("Verdicts")}
    >
      <table className="w-full border-collapse text-left text-[0.75rem]">
        <thead>
          <tr>
            <td colSpan={2} />
            {sides.map((side) => (
              <th
                key={side}
                scope="colgroup"
                colSpan={columnsOf(side).length}
                data-strategy={side}
                className="border-l-2 border-l-accent px-2 pt-1 font-semibold"
              >
                {sideWords[side]}
              </th>
            ))}
          </tr>
          <tr className="border-line border-b align-bottom text-muted">
            <th scope="col" className="min-w-44 py-1 pr-2 font-semibold">
              {t("Statement")}
            </th>
            <th scope="col" className="min-w-24 px-2 py-1 font-semibold">
              {t("Verdict")}
            </th>
            {claimColumns.map((column) => (
              <th
                key={column}
                scope="col"
                className={`min-w-20 px-2 py-1 font-semibold ${edgeOf(column)}`}
                data-strategy={columnRecords[column].side}
              >
                {columnRecords[column].title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {cards.map((card) => {
            const { id, number, statement, of } = card;
            const result = view.cards[id]?.result ?? null;
            return (
              <tr key={id} className="border-line border-b align-top last:border-b-0">
                <th scope="row" className="py-1 pr-2 font-normal">
                  <a className="link" href={`#${id}`}>
                    {number}. {statement}
                  </a>{" "}
                  <span className="text-muted">{t(of)}</span>
                </th>
                <td className="px-2 py-1 font-semibold">
                  {result ? <Mark verdict={result.verdict} href={`#${id}`} of={statement} /> : t("not run")}
                </td>
                {claimColumns.map((column) => {
                  const cell = result?.cells[column];
                  return (
                    <td
                      key={column}
                      className={`px-2 py-1 ${edgeOf(column)}`}
                      data-strategy={columnRecords[column].side}
                    >
                      {cell ? (
                        <Mark
                          verdict={cell.verdict}
                          href={`#${id}-${column}`}
                          of={statement}
                          column={column}
                        />
                      ) : (
                        result && "–"
                      )}
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** The same for a phone, which has no room for nine columns. */
function MatrixList({ cards, view }: Props) {
  return (
    <ol className="mt-2 grid gap-1.5 text-[0.8125rem] sm:hidden print:hidden">
      {cards.map(({ id, number, statement, of, side }) => {
        const result = view.cards[id]?.result ?? null;
        return (
          <li key={id} className="border-line border-t pt-1.5">
            <a className="link min-h-7 font-semibold" href={`#${id}`}>
              {number}. {statement}
            </a>{" "}
            <span className="block text-muted">
              {t(of)}, {sideWords[side]}
            </span>
            <p>
              {result ? <VerdictMark verdict={result.verdict} /> : t("not run")}
              {result && <span className="text-muted">{inGroups(result)}</span>}
            </p>
          </li>
        );
      })}
    </ol>
  );
}

/** Which configurations came to which verdict, in a sentence. */
function inGroups({ cells }: ClaimResult): string {
  const told = (Object.keys(verdictWords) as Verdict[]).flatMap((verdict) => {
    const columns = claimColumns.filter((column) => cells[column]?.verdict === verdict);
    return columns.length > 0 ? [`${verdictWords[verdict].word}: ${listColumns(columns)}`] : [];
  });
  return told.length > 0 ? ` — ${told.join(". ")}.` : "";
}

type MarkProps = { verdict: Verdict; href: string; of: string; column?: ClaimColumn };

function Mark({ verdict, href, of, column }: MarkProps) {
  return (
    <a className="link" href={href}>
      <VerdictMark verdict={verdict} />
      <span className="sr-only">
        : {of}
        {column && `, ${columnRecords[column].title}`}
      </span>
    </a>
  );
}

/** A side begins with a line: where one ends and the other begins is seen without colours too. */
function edgeOf(column: ClaimColumn): string {
  const first = sides.some((side) => columnsOf(side)[0] === column);
  return first ? "border-l-2 border-l-accent" : "";
}
