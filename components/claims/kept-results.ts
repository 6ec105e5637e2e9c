import type { ClaimResult } from "@/lessons/claims/claim";
import { language } from "@/lib/language/texts";
import { inTab } from "../storage";

type Results = Readonly<Record<string, ClaimResult>>;

// For as long as the tab lives: whoever follows a link to the code or a tour finds the run again. What came of it was
// said in one language, and a page in another does not show it.
const keyOf = (lab: string) => `claims/${lab}/${language()}`;

/** What an earlier version of the page kept, before there were cells, is not shown any more. */
export function readKept(lab: string): Results {
  const kept: Results = JSON.parse(inTab.read(keyOf(lab)) ?? "{}");
  return Object.fromEntries(Object.entries(kept).filter(([, result]) => "cells" in result));
}

export function keep(lab: string, result: ClaimResult): void {
  inTab.write(keyOf(lab), JSON.stringify({ ...readKept(lab), [result.id]: result }));
}
