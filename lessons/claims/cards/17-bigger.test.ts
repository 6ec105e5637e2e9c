import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { readSlider } from "../slider";
import { bigger, type Facts } from "./17-bigger";

const facts = (token: number): Facts => ({
  session: 43,
  token,
  extra: { claims: 1000, token: token + 1333, cookies: 1, header: token + 1343, status: 200 },
  splitsAt: 3934,
  refusedAt: 16_000,
});

describe("bigger", () => {
  it("measures both cookies, where one splits, and where the server refuses", {
    timeout: 60_000,
  }, async () => {
    const { session, token, extra, splitsAt, refusedAt } = await measure(bigger);
    expect(session).toBe(43);
    expect(token).toBeGreaterThan(4 * session);
    expect(extra).toMatchObject({ claims: 1000, cookies: 1, status: 200 });
    // Base64url makes four bytes of three.
    expect(extra.token - token).toBeGreaterThan(1320);
    expect(extra.token - token).toBeLessThan(1345);
    expect(splitsAt).toBeGreaterThan(3500);
    expect(splitsAt).toBeLessThan(4096);
    // Node's limit for all headers together is 16 KiB.
    expect(refusedAt).toBeGreaterThan(15_000);
    expect(refusedAt).toBeLessThanOrEqual(16_384);
  });

  it("measures a token in several cookies, and one that is refused", { timeout: 60_000 }, async () => {
    expect((await measure(bigger, { slider: 6000 })).extra).toMatchObject({ cookies: 3, status: 200 });
    expect((await measure(bigger, { slider: 24_000 })).extra).toMatchObject({ status: 431 });
    expect((await measure(bigger, { slider: 0 })).extra).toMatchObject({ claims: 0, cookies: 1 });
  });

  it.each([
    [43, "not-here"],
    [44, "holds-but"],
    [85, "holds-but"],
    [86, "holds"],
  ] as const)("judges a token of %s bytes against 43: %s", (token, verdict) => {
    expect(bigger.judge(facts(token)).verdict).toBe(verdict);
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
