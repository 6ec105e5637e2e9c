import { describe, expect, it } from "vitest";
import { expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import { moments } from "../trials";
import type { Verdict } from "../verdict";
import { type Facts, hardToRevoke } from "./15-hard-to-revoke";

const acts = ["sign-out", "password change", "ban", "deletion"] as const;

/** @param accepted how many of eight tries were accepted, after each of the four acts */
function facts(accepted: readonly number[]): Facts {
  const revocations = acts.map((act, index) => {
    const count = accepted[index] ?? 0;
    const ended = count < 8 ? { refusedAfterMs: count * 1000 + 5, reason: "revoked" } : null;
    return {
      ...{ act, column: "jwt" as const, tries: 8, accepted: count },
      ...(ended ?? { refusedAfterMs: null, reason: null }),
    };
  });
  return { lifetimeMs: 900_000, lookedMs: 900, requests: { jwt: 36 }, revocations };
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

describe("hard to revoke", () => {
  it("measures who is let in after each act, under every configuration", { timeout: 90_000 }, async () => {
    const measured = await measure(hardToRevoke);
    expectSameRequests(measured.requests);
    expect(Object.keys(measured.requests)).toHaveLength(claimColumns.length);
    expect(measured.requests.jwt).toBe(acts.length * (moments.length + 3));
    const { cells, verdict } = decide(hardToRevoke, measured);
    const verdicts = claimColumns.map((column) => [column, cells[column]?.verdict]);
    expect(verdicts).toEqual(claimColumns.map((column) => [column, found[column]]));
    expect(verdict).toBe("holds-but");
  });

  it.each([
    [[8, 8, 8, 8], "holds"],
    [[7, 8, 8, 8], "holds-but"],
    [[0, 0, 0, 8], "holds-but"],
    [[0, 0, 0, 1], "holds-but"],
    [[0, 0, 0, 0], "not-here"],
  ] as const)("judges copies accepted %o times of eight: %s", (accepted, verdict) => {
    expect(decide(hardToRevoke, facts(accepted))).toMatchObject({ verdict, cells: { jwt: { verdict } } });
  });

  it("cannot tell where nothing was measured", () => {
    expect(decide(hardToRevoke, { ...facts([]), revocations: [] }).verdict).toBe("cannot-tell");
  });

  it("cannot tell where so long went by before an act that what was believed may have run out", () => {
    expect(decide(hardToRevoke, { ...facts([0, 0, 0, 0]), lookedMs: 10_001 }).verdict).toBe("cannot-tell");
  });

  it("names the acts that ended it at once, late, and not", () => {
    expect(decide(hardToRevoke, facts([0, 8, 3, 0])).cells.jwt?.sentence).toBe(
      "Ended at the first check by: sign-out and deletion; ended after up to 3.0 s by: ban; not ended by: password change.",
    );
  });
});
