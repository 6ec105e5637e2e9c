import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, simpleToUnderstand } from "./04-simple-to-understand";

type Effort = Facts["jwt"];

const refused = (fault: string, reason: "unknown-session" | "expired" | "bad-signature" | "malformed") => ({
  fault,
  status: 401,
  reason,
});

const jwt: Effort = {
  configuration: 30,
  files: ["auth/jwt.ts"],
  lines: 100,
  own: [refused("alg none", "bad-signature"), refused("expired", "expired")],
  foreign: [refused("made up", "malformed")],
  attacks: 12,
};
const database: Effort = {
  configuration: 25,
  files: ["auth/database.ts"],
  lines: 99,
  own: [refused("made up", "unknown-session")],
  foreign: [refused("alg none", "unknown-session")],
  attacks: 0,
};

/** Sessions that come out smaller than JWT by as many measures as are left. */
function facts(change: Partial<Effort>): Facts {
  return { jwt, database: { ...database, ...change } };
}

const asMany = [...database.own, refused("two", "unknown-session")];
const asVaried = [refused("one", "expired"), refused("two", "malformed")];

describe("simple to understand", () => {
  it("measures that every fault is refused, tokens' for more reasons", async () => {
    const measured = await measure(simpleToUnderstand);
    for (const { own, foreign } of Object.values(measured)) {
      expect([...own, ...foreign].filter(({ status }) => status !== 401)).toEqual([]);
    }
    expect(measured.database.attacks).toBe(0);
    expect(measured.jwt.attacks).toBeGreaterThanOrEqual(10);
    const told = (side: "database" | "jwt") => measured[side].own.map(({ fault, reason }) => [fault, reason]);
    expect(told("database")).toEqual([
      ["made up", "unknown-session"],
      ["of another lab", "unknown-session"],
      ["expired", "expired"],
    ]);
    expect(told("jwt")).toEqual([
      ["claims altered", "bad-signature"],
      ["signature stripped", "bad-signature"],
      ["alg none", "bad-signature"],
      ["another algorithm", "bad-signature"],
      ["another key", "bad-signature"],
      ["of another lab", "wrong-audience"],
      ["another issuer", "wrong-issuer"],
      ["expired", "expired"],
      ["without an expiry", "malformed"],
      ["without a subject", "malformed"],
      ["not in its one form", "malformed"],
    ]);
  });

  it.each([
    [{}, "holds"],
    [{ lines: 100 }, "holds-but"],
    [{ lines: 100, own: asMany }, "holds-but"],
    [{ lines: 100, own: asMany, foreign: asVaried }, "holds-but"],
    [{ lines: 100, own: asMany, foreign: asVaried, attacks: 12 }, "not-here"],
    [{ foreign: [{ fault: "alg none", status: 200, reason: null }] }, "not-here"],
  ] as const)("judges %#: %s", (change, verdict) => {
    expect(simpleToUnderstand.judge(facts(change as Partial<Effort>)).verdict).toBe(verdict);
  });
});
