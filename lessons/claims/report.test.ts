import { describe, expect, it } from "vitest";
import { testCard, testResult } from "@/tools/testing/cards";
import "@/tools/testing/strict";
import { countVerdicts, makeReport, reportAsMarkdown } from "./report";

const machine = {
  processor: "A processor, 2 cores",
  memory: "8 GiB",
  system: "Linux",
  node: "v20",
  database: "PostgreSQL 18",
};
const lab = "0123456789abcdef";

const cards = [
  testCard(1, {
    side: "database",
    statement: "First",
    means: "It is the first.",
    narrowed: "Judged by the time.",
  }),
  testCard(2, { of: "blame", statement: "Second", means: "It is the second." }),
];
const result = testResult(testCard(1), {
  verdict: "holds-but",
  sentence: "It took 3 ms.",
  cells: {
    jwt: { verdict: "not-here", sentence: "It took 9 ms." },
    database: { verdict: "holds", sentence: "It took 3 ms." },
  },
  evidence: [{ text: "GET", measure: "3 ms", strategy: "jwt" }, { text: "a line that belongs to no column" }],
  ms: 1234,
});
const own = { verdict: "not-here" as const, reason: "rows can be read late" };
const report = makeReport(lab, cards, { "card-1": { own, result } }, machine);

describe("a report", () => {
  it("holds every card, those that were not run too, and the beginning of the lab's id", () => {
    expect(report).toMatchObject({
      lab: "012345",
      machine,
      cards: [
        { own, result },
        { own: null, result: null },
      ],
    });
    expect(JSON.stringify(report)).not.toContain(lab);
    expect(Math.abs(Date.parse(report.at) - Date.now())).toBeLessThan(60_000);
  });

  it("as Markdown tells the matrix first, and then of each card all that decided it", () => {
    expect(
      reportAsMarkdown({ ...report, at: "2026-11-24T12:34:56.000Z" }),
    ).toBe(`# Still signed in? Statements put to the test

2026-11-24 12:34 UTC, lab 012345…, on A processor, 2 cores; 8 GiB; Linux; v20; PostgreSQL 18.

1 of 2 cards were run: 0 × holds · 1 × holds, but … · 0 × does not hold here · 0 × cannot tell.

## All statements, and what they came to

| Statement | Said as | Expected | Verdict | session as Auth.js ships it | session, hashed | session with a signed cache | JWT as Auth.js ships it | JWT, signed | short + refresh | denylist |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 1. First | Praise, Database sessions | does not hold here | holds, but … | – | holds | – | – | does not hold here | – | – |
| 2. Second | Blame, JWT | – | not run | – | – | – | – | – | – | – |

## Database sessions

### 1. First

It is the first. Judged by the time.

Expected before the run: does not hold here, because rows can be read late.

**holds, but …** It took 3 ms.

- session, hashed: **holds**. It took 3 ms.
- JWT, signed: **does not hold here**. It took 9 ms.

How 1 is tested.

\`\`\`
JWT, signed: GET                  3 ms
a line that belongs to no column
\`\`\`

Decided by: holds if it is; does not hold here if it is not. Guarded by \`lessons/claims/decide.test.ts\` (a guard). The run took 1.2 s.

Says it: Who says it, <https://says.example>. Limits it: Who limits it, <https://limits.example>.

## JWT

### 2. Second

It is the second.

How 2 is tested.

Not run.

Says it: Who says it, <https://says.example>. Limits it: Who limits it, <https://limits.example>.
`);
  });

  it("counts verdicts in their order", () => {
    expect(countVerdicts(["not-here", "holds", "cannot-tell", "holds"])).toBe(
      "2 × holds · 0 × holds, but … · 1 × does not hold here · 1 × cannot tell",
    );
  });
});
