import { describe, expect, it, vi } from "vitest";
import { expectSameRequests, measure, swapped, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { measureAt } from "../../satellites/instance";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { databaseHit, type Facts } from "./06-database-hit";

vi.mock("../../satellites/instance", { spy: true });

type Hits = Facts["hits"][number];

const processor = { stock: 80, signed: 30 };

const once = { checks: 16, statements: 16, farStatements: 1, at: { near: 21, far: 81 } };

const facts = (hits: Hits[]): Facts => ({ hits, processor, requests: {} });

describe("a database hit on every request", () => {
  it("measures statements and round trips of every configuration", { timeout: 120_000 }, async () => {
    const measured = await measure(databaseHit);
    expectSameRequests(measured.requests);
    expect(verdictsOf(databaseHit, measured)).toEqual({
      "database-stock": "holds",
      database: "holds",
      "database-cached": "holds-but",
      "jwt-stock": "not-here",
      jwt: "not-here",
      "jwt-short": "holds-but",
      "jwt-denylist": "holds",
    });
    const { sentence } = decide(databaseHit, measured);
    expect(sentence).toContain("The other side has it too: denylist");
    const statements = Object.fromEntries(measured.hits.map(({ column, ...hits }) => [column, hits]));
    expect(statements.database).toMatchObject({ checks: 16, statements: 16, farStatements: 1 });
    expect(statements["database-cached"]?.statements).toBe(1);
    for (const { stock, signed } of [measured.processor]) expect(stock).toBeGreaterThan(signed);
    // What stands under a name decides, and not the name. No instance would take one for the other.
    vi.mocked(measureAt).mockResolvedValue({ processor: 1, statements: 0, ofDatabase: null });
    const others = await measure(databaseHit, swapped);
    expect(verdictsOf(databaseHit, others)).toMatchObject({
      "database-stock": "holds-but",
      database: "not-here",
      "database-cached": "holds",
      jwt: "holds",
      "jwt-short": "holds",
      "jwt-denylist": "holds-but",
    });
  });

  it.each(claimColumns)("judges %s by the statements of its checks", (column) => {
    const verdictOf = (change: Partial<Hits>) =>
      verdictsOf(databaseHit, facts([{ column, ...once, ...change }]))[column];
    expect(verdictOf({})).toBe("holds");
    expect(verdictOf({ statements: 32, farStatements: 2, at: { near: 41, far: 161 } })).toBe("holds");
    const still = { farStatements: 0, at: { near: 0.5, far: 0.5 } };
    expect(verdictOf({ ...still, statements: 15 })).toBe("holds-but");
    expect(verdictOf({ ...still, statements: 1 })).toBe("holds-but");
    expect(verdictOf({ ...still, statements: 0 })).toBe("not-here");
  });

  it.each([
    [20 + 60 * 1.24, "holds"],
    [20 + 60 * 1.26, "cannot-tell"],
    [20 + 60 * 0.74, "cannot-tell"],
    [20 + 60 * 0.76, "holds"],
  ] as const)("cannot tell of round trips that are not the statements (%s ms)", (far, verdict) => {
    const hits = { column: "database", ...once, at: { near: 20, far } } as const;
    expect(verdictsOf(databaseHit, facts([hits])).database).toBe(verdict);
  });
});
