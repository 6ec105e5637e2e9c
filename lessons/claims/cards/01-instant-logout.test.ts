import { describe, expect, it } from "vitest";
import { expectSameRequests, measure, swapped, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type Facts, instantLogout } from "./01-instant-logout";

type Ending = Facts["endings"][number];

const out = {
  wereIn: true,
  accepted: 0,
  checks: 40,
  lastAcceptedMs: null,
  reason: "unknown-session",
} as const;

/** Every column is out at once, but for what is said of some. */
function facts(change: Partial<Record<Ending["column"], Partial<Ending>>>): Facts {
  const endings = claimColumns.map((column) => ({ column, ...out, ...change[column] }));
  return { rowsDeleted: 3, lookedMs: 900, changeMs: 2, endings, streams: [], requests: {} };
}

describe("instant logout", () => {
  it("measures that what is looked up is out at once, and what is believed goes on for its time", {
    timeout: 90_000,
  }, async () => {
    const [measured, others] = await Promise.all([measure(instantLogout), measure(instantLogout, swapped)]);
    expectSameRequests(measured.requests);
    expect(measured.rowsDeleted).toBeGreaterThanOrEqual(4);
    expect(verdictsOf(instantLogout, measured)).toEqual({
      "database-stock": "holds",
      database: "holds",
      "database-cached": "not-here",
      "jwt-stock": "not-here",
      jwt: "not-here",
      "jwt-short": "not-here",
      "jwt-denylist": "holds",
    });
    expect(decide(instantLogout, measured).verdict).toBe("holds-but");
    const ended = (column: string) => measured.endings.find((ending) => ending.column === column)?.reason;
    expect(["database-cached", "jwt-short", "jwt"].map(ended)).toEqual(["unknown-session", "expired", null]);
    // What stands under a name decides, and not the name.
    expect(verdictsOf(instantLogout, others)).toEqual({
      "database-stock": "not-here",
      database: "not-here",
      "database-cached": "holds",
      "jwt-stock": "cannot-tell",
      jwt: "holds",
      "jwt-short": "holds",
      "jwt-denylist": "not-here",
    });
    for (const { asks, column, messagesAfter } of measured.streams) {
      if (asks === "once") expect([column, messagesAfter > 0]).toEqual([column, true]);
      else if (["database", "jwt-denylist"].includes(column)) expect(messagesAfter).toBeLessThanOrEqual(1);
    }
  });

  it.each(claimColumns)("judges %s by the checks that were accepted", (column) => {
    const verdictOf = (change: Partial<Ending>) =>
      verdictsOf(instantLogout, facts({ [column]: change }))[column];
    expect(verdictOf({})).toBe("holds");
    expect(verdictOf({ accepted: 1, lastAcceptedMs: 1 })).toBe("not-here");
    expect(verdictOf({ accepted: 40, lastAcceptedMs: 17_000, reason: null })).toBe("not-here");
    expect(verdictOf({ wereIn: false })).toBe("cannot-tell");
  });

  it("cannot tell where so long went by before the change that what was believed may have run out", () => {
    const slow = { ...facts({}), lookedMs: 10_001 };
    expect(new Set(Object.values(verdictsOf(instantLogout, slow)))).toEqual(new Set(["cannot-tell"]));
    expect(decide(instantLogout, { ...slow, lookedMs: 10_000 }).verdict).toBe("holds");
  });

  it("says how long those stayed that were not out at once", () => {
    const measured = facts({ "database-cached": { accepted: 36, lastAcceptedMs: 14_000 } });
    expect(instantLogout.judge(measured).cells?.["database-cached"]?.sentence).toBe(
      "36 of 40 checks were accepted, the last after 14 s.",
    );
    expect(decide(instantLogout, measured).sentence).toContain("Not for: session with a signed cache");
  });
});
