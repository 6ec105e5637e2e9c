import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { readSlider } from "../slider";
import { bigger, type Facts } from "./17-bigger";

const extra = {
  claims: 1000,
  token: 1771,
  cookies: 1,
  header: 1781,
  status: 200,
  wire: { http1: 1789, http2: 15 },
};

/** @param http2 bytes that the cookie adds to a request, where the session's adds 1 */
function facts(bytes: number, http2: number, http1 = bytes + 18): Facts {
  return {
    requests: 100,
    weights: [
      { column: "database", bytes: 43, wire: { http1: 61, http2: 1 } },
      { column: "jwt", bytes, wire: { http1, http2 } },
    ],
    minimal: { bytes: 190, wire: { http1: 208, http2: 2 } },
    extra,
    splitsAt: 3937,
    refusedAt: 16_208,
  };
}

describe("bigger", () => {
  it("measures every configuration's cookies, where one splits, and where the server refuses", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(bigger);
    expect(measured.weights.map(({ column }) => column)).toEqual([...claimColumns]);
    const bytesOf = (column: string) => measured.weights.find((one) => one.column === column)?.bytes ?? 0;
    expect([bytesOf("database-stock"), bytesOf("database")]).toEqual([36, 43]);
    expect(measured.minimal.bytes).toBeGreaterThan(bytesOf("database"));
    expect(measured.minimal.bytes).toBeLessThan(bytesOf("jwt"));
    expect(measured.extra).toMatchObject({ claims: 1000, cookies: 1, status: 200 });
    expect(measured.splitsAt).toBeLessThanOrEqual(4096);
    expect(measured.refusedAt).toBeGreaterThan(measured.splitsAt);
    const { cells, verdict } = decide(bigger, measured);
    expect(claimColumns.map((column) => [column, cells[column]?.verdict])).toEqual([
      ["database-stock", "not-here"],
      ["database", undefined],
      ["database-cached", "holds-but"],
      ["jwt-stock", "holds-but"],
      ["jwt", "holds-but"],
      ["jwt-short", "holds-but"],
      ["jwt-denylist", "holds-but"],
    ]);
    expect(verdict).toBe("holds-but");
  });

  it("measures a token too long for the table of HTTP/2, which is bigger without a but", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(bigger, { slider: 6000 });
    expect(measured.extra).toMatchObject({ claims: 6000, cookies: 3, status: 200 });
    const weights = measured.weights.map((weight) =>
      weight.column === "jwt"
        ? { ...weight, bytes: measured.extra.token, wire: measured.extra.wire }
        : weight,
    );
    expect(decide(bigger, { ...measured, weights }).cells.jwt?.verdict).toBe("holds");
  });

  it("measures a token that is refused", { timeout: 60_000 }, async () => {
    expect((await measure(bigger, { slider: 24_000 })).extra.status).toBe(431);
  });

  it.each([
    [facts(443, 41), "holds"],
    [facts(443, 40.9), "holds-but"],
    [facts(44, 1), "holds-but"],
    [facts(43, 1), "not-here"],
    [facts(20, 1), "not-here"],
    [{ ...facts(443, 1), weights: [] }, "cannot-tell"],
  ] as const)("judges %#: %s", (measured, verdict) => {
    expect(decide(bigger, measured).verdict).toBe(verdict);
  });

  it("says by how much, on which wire", () => {
    expect(decide(bigger, facts(443, 5)).cells.jwt?.sentence).toBe(
      "443 bytes against 43, 10.3 times as many. To each of 100 requests on a connection they add 400 bytes by HTTP/1.1, 4.0 by HTTP/2.",
    );
  });

  it.each([-1, 24_001, 0.5, Number.NaN])("refuses a slider at %s, in words", (value) => {
    expect(() => readSlider(bigger, value)).toThrow(
      expect.objectContaining({
        code: "invalid-field",
        message: expect.stringContaining("0 to 24,000 bytes"),
      }),
    );
  });
});
