import { describe, expect, it } from "vitest";
import { expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import type { Tried } from "../trials";
import type { Verdict } from "../verdict";
import { type Facts, noControl } from "./18-no-control";

const tried = (accepted: number): Tried => ({
  ...{ tries: 8, accepted },
  refusedAfterMs: accepted < 8 ? accepted * 1000 + 5 : null,
  reason: accepted < 8 ? "revoked" : null,
});

/** @param phone how many of eight tries were accepted, and the laptop's answers that said “admin” */
function facts(
  phone: number,
  { laptopIn = true, listed = 200, role = 0, row = 8, lookedMs = 900 } = {},
): Facts {
  const control = { column: "jwt" as const, listed, ended: 200, laptopIn };
  return {
    lookedMs,
    requests: { jwt: 19 },
    controls: [{ ...control, phone: tried(phone), role: tried(role) }],
    rowWithRole: tried(row),
  };
}

const found: Record<ClaimColumn, Verdict> = {
  "database-stock": "not-here",
  database: "not-here",
  "database-cached": "holds-but",
  "jwt-stock": "holds",
  jwt: "holds",
  "jwt-short": "holds-but",
  "jwt-denylist": "not-here",
};

describe("no control", () => {
  it("measures who can be forced out, and how long a role is believed", { timeout: 90_000 }, async () => {
    const measured = await measure(noControl);
    expectSameRequests(measured.requests);
    const { cells } = decide(noControl, measured);
    const verdicts = claimColumns.map((column) => [column, cells[column]?.verdict]);
    expect(verdicts).toEqual(claimColumns.map((column) => [column, found[column]]));
    const roleOf = (column: ClaimColumn) => measured.controls.find((one) => one.column === column)?.role;
    expect(roleOf("database")?.accepted).toBe(0);
    expect(roleOf("jwt")).toMatchObject({ accepted: 8, tries: 8 });
    // A row that carries the role is as stale as a token that does.
    expect(measured.rowWithRole).toMatchObject({ accepted: 8, tries: 8 });
  });

  it.each([
    [facts(8), "holds"],
    [facts(8, { listed: 409 }), "holds"],
    [facts(1), "holds-but"],
    [facts(0, { laptopIn: false }), "holds-but"],
    [facts(0), "not-here"],
  ] as const)("judges %#: %s", (measured, verdict) => {
    expect(decide(noControl, measured)).toMatchObject({ verdict, cells: { jwt: { verdict } } });
  });

  it("cannot tell where nothing was measured", () => {
    expect(decide(noControl, { ...facts(0), controls: [] }).verdict).toBe("cannot-tell");
  });

  it("says how long the role was believed, by a row that carries it too", () => {
    const sentenceOf = (role: number) => decide(noControl, facts(0, { role })).cells.jwt?.sentence;
    expect(sentenceOf(0)).toContain("gone at the first check");
    expect(sentenceOf(4)).toContain("believed for up to 4.0 s");
    expect(sentenceOf(8)).toContain("believed to the end");
    expect(decide(noControl, facts(0)).sentence).toContain("went on saying “admin” too");
    expect(decide(noControl, facts(0, { row: 0 })).sentence).toContain("was up to date");
  });

  it("cannot tell where so long went by before the end that what was believed may have run out", () => {
    expect(decide(noControl, facts(0, { lookedMs: 10_001 })).verdict).toBe("cannot-tell");
  });
});
