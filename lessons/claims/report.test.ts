import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import type { Card } from "./card";
import type { ClaimResult } from "./claim";
import { countVerdicts, makeReport, reportAsMarkdown } from "./report";

const machine = {
  processor: "A processor, 2 cores",
  memory: "8 GiB",
  system: "Linux",
  node: "v20",
  database: "PostgreSQL 18",
};
const lab = "0123456789abcdef";

const card = (number: number, side: Card["side"], statement: string): Card => ({
  number,
  id: `card-${number}`,
  side,
  statement,
  method: `How ${number} is tested.`,
  thresholds: ["holds if it is", "not here if it is not"],
  code: ["lessons/claims/claim.ts"],
  tests: [{ file: "lib/a.test.ts", title: "a guard" }],
  slider: undefined,
  browser: undefined,
  waits: undefined,
  scenario: null,
});

const result: ClaimResult = {
  number: 1,
  id: "card-1",
  verdict: "holds-but",
  sentence: "It took 3 ms.",
  facts: { ms: 3 },
  evidence: [{ text: "GET", measure: "3 ms" }, { text: "a longer line" }],
  ms: 1234,
  at: "2026-11-24T12:00:00.000Z",
};

const cards = [card(1, "database", "First"), card(2, "jwt", "Second")];
const report = makeReport(lab, cards, { "card-1": result }, machine);

describe("a report", () => {
  it("holds every card, those that were not run too, and the beginning of the lab's id", () => {
    expect(report).toMatchObject({ lab: "012345", machine, cards: [{ result }, { result: null }] });
    expect(JSON.stringify(report)).not.toContain(lab);
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
  });

  it("as Markdown tells verdicts, evidence in columns, thresholds, guards, the machine and the date", () => {
    expect(
      reportAsMarkdown({ ...report, at: "2026-11-24T12:34:56.000Z" }),
    ).toBe(`# Still signed in? Statements put to the test

2026-11-24 12:34 UTC, lab 012345…, on A processor, 2 cores; 8 GiB; Linux; v20; PostgreSQL 18.

1 of 2 cards were run: 0 × holds · 1 × holds, but … · 0 × not here.

## Database session

### 1. First

**holds, but …** It took 3 ms.

How 1 is tested.

\`\`\`
GET            3 ms
a longer line
\`\`\`

Decided by: holds if it is; not here if it is not. Guarded by \`lib/a.test.ts\` (a guard). The run took 1.2 s.

## JWT

### 2. Second

How 2 is tested.

Not run.
`);
  });

  it("counts verdicts in their order", () => {
    expect(countVerdicts(["not-here", "holds", "holds"])).toBe("2 × holds · 0 × holds, but … · 1 × not here");
  });
});
