import type { ClaimResult } from "@/lessons/claims/claim";

type Results = Readonly<Record<string, ClaimResult>>;

// For as long as the tab lives: whoever follows a link to the code or a tour finds the run again.
const keyOf = (lab: string) => `claims/${lab}`;

export function readKept(lab: string): Results {
  const text = sessionStorage.getItem(keyOf(lab));
  return text === null ? {} : JSON.parse(text);
}

export function keep(lab: string, result: ClaimResult): void {
  sessionStorage.setItem(keyOf(lab), JSON.stringify({ ...readKept(lab), [result.id]: result }));
}
