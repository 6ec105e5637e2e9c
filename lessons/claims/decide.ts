import { t } from "@/lib/language/texts";
import { type ClaimColumn, claimColumns, columnRecords, listColumns, type Side } from "./columns";
import type { Cells, Decided, Judgement, Verdict } from "./verdict";

type Judge<Facts> = { side: Side; judge(facts: Facts): Judgement };

/** Has a claim judge what it measured. */
export function decide<Facts>(claim: Judge<Facts>, facts: Facts): Decided {
  return conclude(claim.side, claim.judge(facts));
}

/**
 * Derives the verdict on a statement from its columns. The side that it speaks of decides: it holds if it
 * holds for all of them, does not if it holds for none, and otherwise the sentence says for which. Where
 * nothing could be measured, nothing is said. A card that is not about columns brings its own verdict.
 */
export function conclude(side: Side, judgement: Judgement): Decided {
  const { cells = {}, sentence } = judgement;
  if (judgement.verdict) return { verdict: judgement.verdict, sentence, cells };
  const own = (verdict: Verdict) => columnsWith(cells, verdict, (of) => of === side);
  const [holding, partly, not, unknown] = [
    own("holds"),
    own("holds-but"),
    own("not-here"),
    own("cannot-tell"),
  ];
  const told = [sentence];
  const verdict = verdictOf(holding.length, partly.length, not.length, unknown.length);
  if (verdict === "holds-but") {
    const parts = [
      ...(holding.length > 0 ? [t("Holds for: {listColumns}.", { listColumns: listColumns(holding) })] : []),
      ...(partly.length > 0
        ? [t("Holds with a but for: {listColumns}.", { listColumns: listColumns(partly) })]
        : []),
      ...(not.length > 0 ? [t("Not for: {listColumns}.", { listColumns: listColumns(not) })] : []),
      ...(unknown.length > 0
        ? [t("Cannot tell for: {listColumns}.", { listColumns: listColumns(unknown) })]
        : []),
    ];
    told.push(...parts);
  }
  const others = columnsWith(cells, "holds", (of) => of !== side);
  if (others.length > 0)
    told.push(t("The other side has it too: {listColumns}.", { listColumns: listColumns(others) }));
  return { verdict, sentence: told.join(" "), cells };
}

function verdictOf(holding: number, partly: number, not: number, unknown: number): Verdict {
  if (holding + partly + not === 0) return "cannot-tell";
  if (partly + not + unknown === 0) return "holds";
  if (holding + partly + unknown === 0) return "not-here";
  // One that was refuted and others that could not be measured: nobody knows whether it holds for any.
  if (holding + partly === 0) return "cannot-tell";
  return "holds-but";
}

function columnsWith(cells: Cells, verdict: Verdict, fits: (side: Side) => boolean): ClaimColumn[] {
  return claimColumns.filter(
    (column) => cells[column]?.verdict === verdict && fits(columnRecords[column].side),
  );
}
