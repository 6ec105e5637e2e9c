import type { Card } from "../../lessons/claims/card";
import type { ClaimResult } from "../../lessons/claims/claim";

/** A card of the claims page that nothing is measured for. */
export function testCard(number: number, change: Partial<Card> = {}): Card {
  return {
    number,
    id: `card-${number}`,
    side: "jwt",
    of: "praise",
    statement: `Statement ${number}`,
    means: `Statement ${number} as a sentence.`,
    sources: {
      says: [{ title: "Who says it", url: "https://says.example" }],
      limits: [{ title: "Who limits it", url: "https://limits.example" }],
    },
    method: `How ${number} is tested.`,
    thresholds: ["holds if it is", "does not hold here if it is not"],
    expectedSeconds: 1,
    code: ["lessons/claims/claim.ts"],
    tests: [{ file: "lessons/claims/decide.test.ts", title: "a guard" }],
    scenario: null,
    ...change,
  };
}

export function testResult(of: Pick<Card, "id" | "number">, change: Partial<ClaimResult> = {}): ClaimResult {
  return {
    number: of.number,
    id: of.id,
    verdict: "holds",
    sentence: "It does.",
    cells: {},
    facts: null,
    evidence: [],
    ms: 1,
    at: "2026-11-24T12:00:00.000Z",
    ...change,
  };
}
