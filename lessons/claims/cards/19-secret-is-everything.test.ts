import { describe, expect, it } from "vitest";
import { expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import type { Verdict } from "../verdict";
import { type Facts, secretIsEverything } from "./19-secret-is-everything";

function facts(withSecret: number, withDatabase: number): Facts {
  const attempt = (status: number) => ({ status, ms: 12 });
  return {
    requests: { jwt: 2 },
    breakIns: [{ column: "jwt", withSecret: attempt(withSecret), withDatabase: attempt(withDatabase) }],
    secret: "leaked",
    holders: 100,
    rotation: {
      kept: { loggedOut: 0, forgerIn: true },
      dropped: { loggedOut: 100, forgerIn: false },
    },
  };
}

const found: Record<ClaimColumn, Verdict> = {
  "database-stock": "not-here",
  database: "not-here",
  "database-cached": "holds-but",
  "jwt-stock": "holds",
  jwt: "holds",
  "jwt-short": "holds",
  "jwt-denylist": "holds",
};

describe("the secret is everything", () => {
  it("measures which leak opens which configuration", { timeout: 60_000 }, async () => {
    const measured = await measure(secretIsEverything);
    expectSameRequests(measured.requests);
    const statuses = measured.breakIns.map(({ column, withSecret, withDatabase }) => [
      ...[column, withSecret.status, withDatabase.status],
    ]);
    expect(statuses).toEqual([
      ["database-stock", 401, 200],
      ["database", 401, 200],
      ["database-cached", 200, 200],
      ["jwt-stock", 200, 401],
      ["jwt", 200, 401],
      ["jwt-short", 200, 401],
      // What no list names, no list denies.
      ["jwt-denylist", 200, 401],
    ]);
    const { cells, verdict } = decide(secretIsEverything, measured);
    expect(claimColumns.map((column) => [column, cells[column]?.verdict])).toEqual(Object.entries(found));
    expect(verdict).toBe("holds");
    expect(measured.rotation).toEqual(facts(200, 401).rotation);
  });

  it("shows a secret of the exhibit's own, another one in each run", { timeout: 60_000 }, async () => {
    const secrets = [await measure(secretIsEverything), await measure(secretIsEverything)];
    expect(new Set(secrets.map(({ secret }) => secret)).size).toBe(2);
    for (const { secret } of secrets) {
      expect(Object.values(process.env)).not.toContain(secret);
      expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    }
  });

  it.each([
    [facts(200, 401), "holds"],
    [facts(200, 200), "holds-but"],
    [facts(401, 200), "not-here"],
    [facts(401, 401), "not-here"],
    [{ ...facts(200, 200), breakIns: [] }, "cannot-tell"],
  ] as const)("judges %#: %s", (measured, verdict) => {
    expect(decide(secretIsEverything, measured).verdict).toBe(verdict);
  });

  it("tells the twin leak, and what rotating does", () => {
    const { sentence, cells } = decide(secretIsEverything, facts(401, 200));
    expect(cells.jwt?.sentence).toContain("one session row: 200 after 12 ms");
    expect(sentence).toContain("logs out 0 of 100 users and leaves the forger in");
    expect(sentence).toContain("dropped it logs out 100 and puts the forger out");
  });
});
