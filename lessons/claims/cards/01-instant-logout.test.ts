import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, instantLogout } from "./01-instant-logout";

const tokens: Facts["endings"] = (["phone", "tablet", "thief"] as const).map((device) => ({
  device,
  strategy: "jwt",
  accepted: 5,
  refusedAfterMs: null,
  reason: null,
}));

/** Three sessions of which the slowest was refused after so many milliseconds, and three tokens. */
function facts(slowest: number | null): Facts {
  const sessions = tokens.map((ending, index) => ({
    ...ending,
    strategy: "database" as const,
    accepted: slowest === null ? 5 : 0,
    refusedAfterMs: index === 1 ? slowest : 3,
    reason: "unknown-session",
  }));
  return { rowsDeleted: 3, changeMs: 2, endings: [...sessions, ...tokens] };
}

describe("instant logout", () => {
  it("measures that the rows are gone for every other device, and that tokens stay", async () => {
    const { rowsDeleted, endings } = await measure(instantLogout);
    expect(rowsDeleted).toBe(3);
    for (const ending of endings) {
      const session = ending.strategy === "database";
      expect(ending).toMatchObject(
        session ? { accepted: 0, reason: "unknown-session" } : { accepted: 5, refusedAfterMs: null },
      );
    }
    expect(endings).toHaveLength(6);
  });

  it.each([
    [999, "holds"],
    [1000, "holds"],
    [1001, "holds-but"],
    [10_000, "holds-but"],
    [10_001, "not-here"],
    [null, "not-here"],
  ] as const)("judges %s ms until the last device was out: %s", (slowest, verdict) => {
    expect(instantLogout.judge(facts(slowest)).verdict).toBe(verdict);
  });

  it("names who stayed, and counts the tokens", () => {
    expect(instantLogout.judge(facts(null)).sentence).toContain("Tablet");
    expect(instantLogout.judge(facts(3)).sentence).toContain("3 of 3 are still signed in");
  });
});
