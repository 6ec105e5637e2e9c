import type { ClaimResult } from "@/lessons/claims/claim";
import { inTab } from "../storage";

type Results = Readonly<Record<string, ClaimResult>>;

// For as long as the tab lives: whoever follows a link to the code or a tour finds the run again.
const keyOf = (lab: string) => `claims/${lab}`;

export function readKept(lab: string): Results {
  const text = inTab.read(keyOf(lab));
  return text === null ? {} : JSON.parse(text);
}

export function keep(lab: string, result: ClaimResult): void {
  inTab.write(keyOf(lab), JSON.stringify({ ...readKept(lab), [result.id]: result }));
}
