import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, secureByDefault } from "./03-secure-by-default";

const cookie = { bytes: 43, reveals: [] as string[], httpOnly: true, sameSite: "Lax" };
const facts: Facts = {
  cookies: [
    { ...cookie, strategy: "database" },
    { ...cookie, strategy: "jwt", bytes: 400, reveals: ["name", "e-mail address"] },
  ],
  tableHoldsToken: false,
  tableHoldsHash: true,
  tableValueSignsIn: false,
  tableValueBytes: 43,
  scripts: [
    { strategy: "database", signedIn: true, names: [] },
    { strategy: "jwt", signedIn: true, names: [] },
  ],
};

function withSession(change: Partial<Facts["cookies"][number]>): Facts {
  const [session, token] = facts.cookies as [Facts["cookies"][number], Facts["cookies"][number]];
  return { ...facts, cookies: [{ ...session, ...change }, token] };
}

function seenByScript(name: string): Facts {
  return { ...facts, scripts: [{ strategy: "database", signedIn: true, names: [name] }] };
}

describe("secure by default", () => {
  it("measures a cookie that tells nothing, a table that signs nobody in, a token that tells", async () => {
    const measured = await measure(secureByDefault);
    expect(measured).toMatchObject({
      tableHoldsToken: false,
      tableHoldsHash: true,
      tableValueSignsIn: false,
    });
    expect(measured.cookies).toMatchObject([
      { strategy: "database", bytes: 43, reveals: [], httpOnly: true, sameSite: "Lax" },
      { strategy: "jwt", reveals: ["name", "e-mail address"], httpOnly: true, sameSite: "Lax" },
    ]);
  });

  it("takes what the browser found, and nothing that only looks like it", async () => {
    const findings = [{ strategy: "jwt", signedIn: true, names: ["theme"] }];
    expect((await measure(secureByDefault, { findings })).scripts).toEqual(findings);
    await expect(measure(secureByDefault, { findings: "all is well" })).rejects.toMatchObject({
      code: "invalid-field",
    });
  });

  it.each([
    ["nothing told", facts, "holds"],
    ["one thing told", withSession({ reveals: ["name"] }), "not-here"],
    ["a table with the token in it", { ...facts, tableHoldsToken: true }, "not-here"],
    ["a table that signs in", { ...facts, tableValueSignsIn: true }, "not-here"],
    ["a script that saw another cookie", seenByScript("theme"), "holds"],
    ["a script that saw the session", seenByScript("lab.session"), "holds-but"],
    ["a cookie for scripts", withSession({ httpOnly: false }), "holds-but"],
  ] as const)("judges %s: %s", (_, measured, verdict) => {
    expect(secureByDefault.judge(measured).verdict).toBe(verdict);
  });
});
