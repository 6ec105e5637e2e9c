import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, hardToRevoke } from "./15-hard-to-revoke";

const acts = ["sign-out", "password change", "ban", "deletion"] as const;

/** @param tokens milliseconds until the token was refused, after each of the four acts */
function facts(tokens: readonly (number | null)[]): Facts {
  const session = { strategy: "database" as const, accepted: 0, endedAfterMs: 5, reason: "unknown-session" };
  const token = { strategy: "jwt" as const, accepted: 3, reason: "expired" };
  return {
    lifetimeMs: 30_000,
    revocations: acts.flatMap((act, index) => [
      { act, ...session },
      { act, ...token, endedAfterMs: tokens[index] ?? null },
    ]),
  };
}

describe("hard to revoke", () => {
  it("measures that no act ends a token, and each ends a session", { timeout: 60_000 }, async () => {
    const { revocations } = await measure(hardToRevoke);
    expect(revocations).toHaveLength(8);
    for (const { strategy, accepted, reason, act } of revocations) {
      if (strategy === "database")
        expect({ act, accepted, reason }).toEqual({ act, accepted: 0, reason: "unknown-session" });
      else expect({ act, reason, lived: accepted > 5 }).toEqual({ act, reason: "expired", lived: true });
    }
  });

  it.each([
    [[29_000, 29_000, 29_000, 29_000], "holds"],
    [[1001, 1001, 1001, 1001], "holds"],
    [[null, null, null, null], "holds"],
    [[1000, 29_000, 29_000, 29_000], "holds-but"],
    [[2, 2, 2, 1001], "holds-but"],
    [[1000, 1000, 1000, 1000], "not-here"],
  ] as const)("judges tokens refused after %o ms: %s", (tokens, verdict) => {
    expect(hardToRevoke.judge(facts(tokens)).verdict).toBe(verdict);
  });

  it("names the acts that left the token alive", () => {
    expect(hardToRevoke.judge(facts([2, 2, 2, 1001])).sentence).toContain("1 of 4 acts");
    expect(hardToRevoke.judge(facts([2, 2, 2, 1001])).sentence).toContain(": deletion.");
  });
});
