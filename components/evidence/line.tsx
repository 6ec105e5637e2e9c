import type { ReactNode } from "react";
import type { StatementEvidence } from "@/lib/evidence/evidence";
import { t } from "@/lib/language/texts";
import { formatMs } from "./format";
import { SqlText } from "./sql-text";

/** What happened, and at the right what it measured. */
export function Line({ children, measure }: { children: ReactNode; measure: string }) {
  return (
    <p className="flow-root wrap-anywhere">
      {children} <span className="float-right ml-4 whitespace-nowrap text-muted">{measure}</span>
    </p>
  );
}

/** One SQL statement: what was sent, how many rows, how long. */
export function Statement({ text, rows, ms }: StatementEvidence) {
  return (
    <Line measure={`${rowsOf(rows)} · ${formatMs(ms)}`}>
      <SqlText text={text} />
    </Line>
  );
}

function rowsOf(rows: number | null): string {
  if (rows === null) return t("no answer");
  return t("{rows, plural, one {# row} other {# rows}}", { rows });
}
