import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, hardToScaleOut } from "./08-hard-to-scale-out";

const facts = (memory: number, database: number, jwt = 0): Facts => ({
  pids: [1, 2, 3],
  rounds: (["memory", "database", "jwt"] as const).map((store, index) => ({
    store,
    requests: 300,
    refused: [memory, database, jwt][index] ?? 0,
    ms: 500,
  })),
});

describe("hard to scale out", () => {
  it("measures that two of three instances do not know a session in the memory of the first", {
    timeout: 60_000,
  }, async () => {
    const { pids, rounds } = await measure(hardToScaleOut);
    expect(new Set([...pids, process.pid]).size).toBe(4);
    expect(rounds.map(({ store, requests, refused }) => [store, requests, refused])).toEqual([
      ["memory", 300, 200],
      ["database", 300, 0],
      ["jwt", 300, 0],
    ]);
  });

  it.each([
    [200, 0, "holds-but"],
    [1, 0, "holds-but"],
    [0, 0, "not-here"],
    [200, 1, "holds"],
    [0, 1, "holds"],
  ] as const)("judges %i refused with memory and %i with a database: %s", (memory, database, verdict) => {
    expect(hardToScaleOut.judge(facts(memory, database)).verdict).toBe(verdict);
  });

  it("tells the three numbers", () => {
    expect(hardToScaleOut.judge(facts(200, 0, 7)).sentence).toMatch(/200 of 300.* 0, under JWT 7/);
  });
});
