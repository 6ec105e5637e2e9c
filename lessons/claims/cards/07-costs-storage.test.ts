import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { costsStorage, type Facts } from "./07-costs-storage";

const facts = (bytesEach: number): Facts => ({
  sessions: 10_000,
  tableBytes: bytesEach * 4_000,
  indexBytes: bytesEach * 6_000,
  totalBytes: bytesEach * 10_000,
  indexes: 4,
  rowsForJwt: 0,
  signInsUnderJwt: 3,
});

describe("it costs storage", () => {
  it("measures a table that is like the real one, indexes included, and leaves nothing behind", async () => {
    const { tableBytes, indexBytes, totalBytes, ...rest } = await measure(costsStorage);
    const real = await query(`SELECT 1 FROM pg_indexes WHERE tablename = 'Session'`);
    expect(rest).toEqual({ sessions: 10_000, indexes: real.length, rowsForJwt: 0, signInsUnderJwt: 3 });
    // A row holds a UUID, a hash of 43 characters and another UUID at least, and each of them an index entry.
    expect(tableBytes).toBeGreaterThan(10_000 * (36 + 43 + 36));
    expect(indexBytes).toBeGreaterThan(10_000 * (36 + 43 + 36));
    expect(totalBytes).toBeGreaterThanOrEqual(tableBytes + indexBytes);
    expect(await query("SELECT 1 FROM pg_class WHERE relname = 'claim_session'")).toEqual([]);
  });

  it.each([
    [0, "not-here"],
    [1, "holds-but"],
    [9_999, "holds-but"],
    [10_000, "holds"],
  ] as const)("judges %s bytes for a session: %s", (bytesEach, verdict) => {
    expect(costsStorage.judge(facts(bytesEach)).verdict).toBe(verdict);
  });
});
