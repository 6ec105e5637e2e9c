import { describe, expect, it } from "vitest";
import { expectSameRequests, measure, swapped, verdictsOf } from "@/tools/testing/claims";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type TableSize, tables } from "../table-size";
import { costsStorage, type Facts } from "./07-costs-storage";

type Left = Facts["left"][number];

const noRows = { Session: 0, RefreshFamily: 0, RefreshToken: 0, IssuedToken: 0 };

/** A user takes 500 bytes, and every other row so many. */
function facts(each: number, left: Left): Facts {
  const size = (bytes: number): TableSize => ({
    rows: 100,
    table: bytes * 40,
    indexes: bytes * 60,
    total: bytes * 100,
  });
  const sizes = Object.fromEntries(tables.map((table) => [table, size(table === "User" ? 500 : each)]));
  return { sizes: sizes as Facts["sizes"], signIns: 3, left: [left], requests: {} };
}

describe("it costs storage", () => {
  it("measures the rows of a sign-in in tables like the real ones, and leaves nothing behind", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(costsStorage);
    expectSameRequests(measured.requests);
    const rowsOf = (column: string) => measured.left.find((one) => one.column === column)?.rows;
    for (const column of ["database-stock", "database", "database-cached"]) {
      expect(rowsOf(column)).toEqual({ ...noRows, Session: 3 });
    }
    for (const column of ["jwt-stock", "jwt"]) expect(rowsOf(column)).toEqual(noRows);
    expect(rowsOf("jwt-short")).toEqual({ ...noRows, RefreshFamily: 3, RefreshToken: 6 });
    expect(rowsOf("jwt-denylist")).toEqual({ ...noRows, IssuedToken: 3 });

    const { sizes } = measured;
    // A row holds a UUID, a hash of 43 characters and another UUID at least, and each of them an index entry.
    expect(sizes.Session.table).toBeGreaterThan(sizes.Session.rows * (36 + 43 + 36));
    expect(sizes.Session.indexes).toBeGreaterThan(sizes.Session.rows * (36 + 43 + 36));
    const extended = sizes["Session, with user agent, address and last seen"];
    expect(extended.total - sizes.Session.total).toBeGreaterThan(extended.rows * 100);
    expect(await query("SELECT 1 FROM pg_class WHERE relname = 'claim_sample'")).toEqual([]);

    const verdicts = verdictsOf(costsStorage, measured);
    expect(verdicts).toMatchObject({ "jwt-stock": "not-here", jwt: "not-here" });
    for (const [column, verdict] of Object.entries(verdicts)) {
      if (!["jwt-stock", "jwt"].includes(column)) expect(verdict).toMatch(/^holds/);
    }
    expect(decide(costsStorage, measured).sentence).toContain("The other side has it too");
  });

  it("judges what stands under a name, and not the name", { timeout: 60_000 }, async () => {
    const verdicts = verdictsOf(costsStorage, await measure(costsStorage, swapped));
    expect(verdicts).toMatchObject({ database: "not-here", "jwt-stock": "cannot-tell" });
    expect(verdicts.jwt).toMatch(/^holds/);
  });

  it.each(claimColumns)("judges %s by the bytes of a sign-in and of a user", (column) => {
    const verdictOf = (each: number, change: Partial<Left> = {}) => {
      const left = { column, signedIn: 3, rows: { ...noRows, Session: 3 }, ...change };
      return verdictsOf(costsStorage, facts(each, left))[column];
    };
    expect(verdictOf(500)).toBe("holds");
    expect(verdictOf(499)).toBe("holds-but");
    expect(verdictOf(250, { rows: { ...noRows, RefreshFamily: 3, RefreshToken: 3 } })).toBe("holds");
    expect(verdictOf(500, { rows: noRows })).toBe("not-here");
    expect(verdictOf(500, { signedIn: 2 })).toBe("cannot-tell");
  });
});
