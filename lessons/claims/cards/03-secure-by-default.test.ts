import { describe, expect, it } from "vitest";
import { contextOf, expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import type { Verdict } from "../verdict";
import { type Facts, secureByDefault, tryAll } from "./03-secure-by-default";

type Tries = Facts["tries"][number];

const tried: Omit<Tries, "column"> = {
  cookie: { letIn: true, bytes: 43, tells: [] },
  table: { letIn: 0, values: 12 },
  secret: { letIn: false },
  script: { reads: false, inBrowser: true },
  form: { status: 403, done: false },
};
const facts = (change: Partial<Tries>): Facts => ({
  tries: claimColumns.map((column) => ({ ...tried, ...change, column })),
  requests: {},
});

const verdictsOf = (measured: Facts) =>
  Object.fromEntries(
    Object.entries(decide(secureByDefault, measured).cells).map(([column, { verdict }]) => [column, verdict]),
  );

/** What a run comes to: no column is like all the others. */
const expected: Record<ClaimColumn, Verdict> = {
  "database-stock": "holds-but",
  database: "holds",
  "database-cached": "holds-but",
  "jwt-stock": "holds-but",
  jwt: "not-here",
  "jwt-short": "not-here",
  "jwt-denylist": "not-here",
};

describe("secure by default", () => {
  it("measures what gets in under each configuration, with the same tries for each", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(secureByDefault);
    expectSameRequests(measured.requests);
    const in_ = (leaks: (one: Tries) => boolean) => measured.tries.filter(leaks).map(({ column }) => column);
    expect(in_(({ cookie }) => cookie.letIn)).toEqual(claimColumns);
    expect(in_(({ table }) => table.letIn > 0)).toEqual(["database-stock"]);
    expect(in_(({ secret }) => secret.letIn)).toEqual([
      "database-cached",
      "jwt-stock",
      "jwt",
      "jwt-short",
      "jwt-denylist",
    ]);
    expect(in_(({ cookie }) => cookie.tells.length > 0)).toEqual(["jwt", "jwt-short", "jwt-denylist"]);
    for (const { table, script, form } of measured.tries) {
      expect(table.values).toBeGreaterThanOrEqual(10);
      expect([script, form]).toEqual([
        { reads: false, inBrowser: false },
        { status: 403, done: false },
      ]);
    }
    expect(verdictsOf(measured)).toEqual(expected);
    expect(decide(secureByDefault, measured).verdict).toBe("holds-but");
  });

  it("really cannot tell where she had been signed out", { timeout: 60_000 }, async () => {
    await contextOf(async (context) => {
      const measured = await tryAll(context, [], (device) =>
        device.strategy === "database" ? device.signOut() : Promise.resolve(),
      );
      expect(verdictsOf(measured)).toMatchObject({ database: "cannot-tell", jwt: "not-here" });
    });
  });

  it("takes what the browser found, and nothing that only looks like it", { timeout: 60_000 }, async () => {
    const findings = [
      { strategy: "jwt", signedIn: true, names: ["theme"] },
      { strategy: "database", signedIn: true, names: ["lab.session"] },
      { strategy: "jwt-short", signedIn: false, names: ["lab.refresh"] },
    ];
    const { tries } = await measure(secureByDefault, { findings });
    const scripts = Object.fromEntries(tries.map(({ column, script }) => [column, script]));
    expect(scripts).toMatchObject({
      jwt: { reads: false, inBrowser: true },
      database: { reads: true, inBrowser: true },
      // It was signed out: there was nothing to read.
      "jwt-short": { reads: false, inBrowser: false },
    });
    await expect(measure(secureByDefault, { findings: "all is well" })).rejects.toMatchObject({
      code: "invalid-field",
    });
  });

  it.each<[string, Partial<Tries>, Verdict]>([
    ["nothing but the cookie", {}, "holds"],
    ["a table", { table: { letIn: 1, values: 12 } }, "holds-but"],
    ["a secret", { secret: { letIn: true } }, "holds-but"],
    ["a cookie that tells", { cookie: { ...tried.cookie, tells: ["name"] } }, "holds-but"],
    ["a script", { script: { reads: true, inBrowser: true } }, "holds-but"],
    ["a form", { form: { status: 302, done: true } }, "holds-but"],
    ["a table and a secret", { table: { letIn: 2, values: 12 }, secret: { letIn: true } }, "not-here"],
    ["not even the cookie", { cookie: { ...tried.cookie, letIn: false } }, "cannot-tell"],
  ])("judges every column by the same: %s", (_, change, verdict) => {
    const decided = decide(secureByDefault, facts(change));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });
});
