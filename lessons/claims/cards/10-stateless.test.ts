import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, stateless } from "./10-stateless";

type Known = Facts["moments"][number]["known"];

const all = { memory: true, database: true, jwt: true };

function facts(afterRestart: Known, atTheEnd: Known, pids: Facts["pids"] = [1, 2]): Facts {
  return {
    pids,
    rowsDeleted: 8,
    moments: [
      { after: "sign-in", known: all },
      { after: "restart", known: afterRestart },
      { after: "emptying the tables", known: atTheEnd },
    ],
  };
}

const restarted = { ...all, memory: false };
const jwtAlone = { memory: false, database: false, jwt: true };
const nobody = { memory: false, database: false, jwt: false };

describe("stateless", () => {
  it("measures a real restart and tables without a row: the JWT alone is left", {
    timeout: 60_000,
  }, async () => {
    const { pids, rowsDeleted, moments } = await measure(stateless);
    expect(pids[0]).not.toBe(pids[1]);
    // The lab, Alice, her session, three devices, two sign-ins in the diary.
    expect(rowsDeleted).toBeGreaterThanOrEqual(8);
    expect(moments).toEqual(facts(restarted, jwtAlone).moments);
  });

  it.each([
    ["the JWT alone left", facts(restarted, jwtAlone), "holds"],
    ["a session left too", facts(restarted, restarted), "holds-but"],
    ["nobody left", facts(restarted, nobody), "not-here"],
    ["a process that is the same", facts(restarted, jwtAlone, [1, 1]), "not-here"],
  ] as const)("judges %s: %s", (_, measured, verdict) => {
    expect(stateless.judge(measured).verdict).toBe(verdict);
  });
});
