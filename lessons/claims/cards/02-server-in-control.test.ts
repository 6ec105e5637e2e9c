import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, serverInControl } from "./02-server-in-control";

const facts: Facts = {
  signedIn: 3,
  listed: 3,
  endedIsOut: true,
  othersIn: 2,
  afterLimit: { database: 1, jwt: 3 },
  listUnderJwt: 409,
  sql: { list: 2, end: 6, signIn: 7 },
};

describe("the server is in control", () => {
  it("measures a list, one session ended, one left under a limit; and none of it under JWT", async () => {
    const { sql, ...measured } = await measure(serverInControl);
    const { sql: _, ...expected } = facts;
    expect(measured).toEqual(expected);
    for (const count of Object.values(sql)) expect(count).toBeGreaterThan(0);
  });

  it.each([
    [{}, "holds"],
    [{ sql: { ...facts.sql, signIn: 10 } }, "holds"],
    [{ sql: { ...facts.sql, signIn: 11 } }, "holds-but"],
    [{ listed: 2 }, "not-here"],
    [{ endedIsOut: false }, "not-here"],
    [{ othersIn: 1 }, "not-here"],
    [{ afterLimit: { database: 2, jwt: 3 } }, "not-here"],
    [{ afterLimit: { database: 0, jwt: 3 } }, "not-here"],
  ] as const)("judges %o: %s", (change, verdict) => {
    expect(serverInControl.judge({ ...facts, ...change }).verdict).toBe(verdict);
  });
});
