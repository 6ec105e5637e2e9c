import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, noControl } from "./18-no-control";

const facts = (ms: number | null): Facts => ({
  lifetimeMs: 30_000,
  beliefs: [
    { strategy: "database", accepted: 0, endedAfterMs: 4, reason: null },
    { strategy: "jwt", accepted: 9, endedAfterMs: ms, reason: ms === null ? null : "expired" },
  ],
});

describe("no control", () => {
  it("measures that a token keeps the role until it expires, and a session does not", {
    timeout: 60_000,
  }, async () => {
    const [session, token] = (await measure(noControl)).beliefs;
    expect(session).toMatchObject({ strategy: "database", accepted: 0, reason: null });
    expect(token).toMatchObject({ strategy: "jwt", reason: "expired" });
    expect(token?.accepted).toBeGreaterThan(5);
  });

  it.each([
    [1, "not-here"],
    [1000, "not-here"],
    [1001, "holds-but"],
    [5000, "holds-but"],
    [5001, "holds"],
    [null, "holds"],
  ] as const)("judges a role that worked for %s ms: %s", (ms, verdict) => {
    expect(noControl.judge(facts(ms)).verdict).toBe(verdict);
  });
});
