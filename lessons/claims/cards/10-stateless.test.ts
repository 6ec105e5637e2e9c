import { describe, expect, it, vi } from "vitest";
import { expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { instanceEnv } from "../../satellites/instance";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import { freshMs } from "../fresh-look";
import type { Verdict } from "../verdict";
import { type Facts, stateless } from "./10-stateless";

vi.mock("../../satellites/instance", { spy: true });

type Kept = Facts["kept"][number];

const token: Omit<Kept, "column"> = {
  ...{ signedIn: true, otherKey: false, restarted: true, emptied: true, later: true },
  ended: { accepted: true, again: true },
};

const facts = (change: Partial<Kept>, pids: Facts["pids"] = [1, 2], heldMs = 1_000): Facts => ({
  ...{ pids, heldMs, rowsDeleted: 20, memory: { signedIn: true, restarted: false }, requests: {} },
  kept: claimColumns.map((column) => ({ ...token, ...change, column })),
});

/** What a run comes to. */
const expected: Record<ClaimColumn, Verdict> = {
  "database-stock": "not-here",
  database: "not-here",
  "database-cached": "not-here",
  "jwt-stock": "holds-but",
  jwt: "holds-but",
  "jwt-short": "not-here",
  "jwt-denylist": "holds-but",
};

describe("stateless", () => {
  it("measures what each check needs: the process, a key, a row, a list", { timeout: 60_000 }, async () => {
    const measured = await measure(stateless);
    expectSameRequests(measured.requests);
    const { pids, rowsDeleted, memory, kept } = measured;
    expect(pids[0]).not.toBe(pids[1]);
    expect(memory).toEqual({ signedIn: true, restarted: false });
    expect(rowsDeleted).toBeGreaterThan(20);
    const which = (is: (one: Kept) => boolean) => kept.filter(is).map(({ column }) => column);
    expect(which(({ signedIn, restarted }) => signedIn && restarted)).toEqual(claimColumns);
    expect(which(({ emptied }) => emptied)).toEqual([
      "database-cached",
      "jwt-stock",
      "jwt",
      "jwt-short",
      "jwt-denylist",
    ]);
    expect(which(({ later }) => later)).toEqual(["jwt-stock", "jwt", "jwt-denylist"]);
    expect(which(({ otherKey }) => otherKey)).toEqual(["database-stock", "database", "database-cached"]);
    // Signed out, the list refuses it; with the list gone, it is accepted again.
    expect(which(({ ended }) => !ended.accepted && ended.again)).toEqual(["jwt-denylist"]);
    const { cells, verdict } = decide(stateless, measured);
    for (const column of claimColumns)
      expect([column, cells[column]?.verdict]).toEqual([column, expected[column]]);
    expect(verdict).toBe("holds-but");
  });

  it("really needs nothing where all know the key, and cannot tell of who was not signed in", {
    timeout: 60_000,
  }, async () => {
    const { instanceEnv: ours } =
      await vi.importActual<typeof import("../../satellites/instance")>("../../satellites/instance");
    vi.mocked(instanceEnv).mockImplementation((lab) => ours(lab));
    const { cells } = decide(stateless, await measure(stateless, { absent: "database" }));
    vi.mocked(instanceEnv).mockReset();
    const found = [cells.jwt, cells.database, cells["database-stock"]].map((cell) => cell?.verdict);
    expect(found).toEqual(["holds", "cannot-tell", "not-here"]);
  });

  it.each<[string, Partial<Kept>, Verdict]>([
    ["nothing but the key", {}, "holds-but"],
    ["not even the key", { otherKey: true }, "holds"],
    ["a row", { emptied: false }, "not-here"],
    ["a row from time to time", { later: false }, "not-here"],
    ["its process", { restarted: false }, "not-here"],
    ["something that was not there", { signedIn: false }, "cannot-tell"],
  ])("judges every column by the same: it needs %s", (_, change, verdict) => {
    const decided = decide(stateless, facts(change));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });

  it("cannot tell where the process did not restart", () => {
    expect(decide(stateless, facts({}, [1, 1])).verdict).toBe("cannot-tell");
  });

  it("blames neither the process nor the rows, where a run was so slow that it may have been the age", () => {
    const old = { restarted: false, emptied: false, later: false };
    const told = (heldMs: number) => decide(stateless, facts(old, [1, 2], heldMs)).cells.jwt;
    expect(told(freshMs)?.sentence).toContain("the process");
    expect(told(freshMs + 1)).toMatchObject({
      verdict: "not-here",
      sentence: expect.stringContaining("too old"),
    });
  });

  it("says of a list of what was ended that it is state", () => {
    const { cells } = decide(stateless, facts({ ended: { accepted: false, again: true } }));
    expect(cells["jwt-denylist"]?.sentence).toContain("a device that had signed out is let in again");
  });
});
