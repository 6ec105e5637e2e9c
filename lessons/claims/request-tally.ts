import { t } from "@/lib/language/texts";
import type { EvidenceLine } from "./claim";
import { type ClaimColumn, claimColumns, columnRecords } from "./columns";

/** How many requests a run made for each configuration. */
export type RequestCounts = Partial<Record<ClaimColumn, number>>;

/** Counts the requests of a run, so that it can be seen, and tested, that all columns got the same. */
export class RequestTally {
  readonly counts: RequestCounts = {};

  /** Makes requests for a column, one unless another number is said. */
  ask<T>(column: ClaimColumn, request: () => Promise<T>, requests = 1): Promise<T> {
    this.counts[column] = (this.counts[column] ?? 0) + requests;
    return request();
  }
}

/** The line of evidence that shows them: one number where they are the same, as they ought to be. */
export function requestsLine(counts: RequestCounts): EvidenceLine {
  const asked = claimColumns.filter((column) => counts[column] !== undefined);
  const numbers = new Set(asked.map((column) => counts[column]));
  if (numbers.size === 1) return { text: t("requests that count, for each"), measure: `${[...numbers][0]}` };
  const each = asked.map((column) => `${columnRecords[column].title} ${counts[column]}`);
  return { text: t("requests that count: {each}", { each: each.join("; ") }) };
}
