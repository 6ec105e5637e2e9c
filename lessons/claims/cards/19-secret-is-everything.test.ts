import { describe, expect, it } from "vitest";
import { getEnv } from "@/lib/env";
import { deriveKey } from "@/lib/keys";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, secretIsEverything } from "./19-secret-is-everything";

function facts(ms: number, accepted = true): Facts {
  const forged = { acceptedAfterKept: true, acceptedAfterDropped: false };
  return {
    secret: "c2VjcmV0",
    holders: 100,
    forgery: { claims: { sub: "x", name: "X", role: "admin" }, ms, accepted, ...forged },
    loggedOut: { kept: 0, dropped: 100 },
    atTheLab: { database: 401, jwt: 401 },
  };
}

describe("the secret is everything", () => {
  it("measures a forgery, and that only dropping the secret ends it, with everybody's token", async () => {
    const measured = await measure(secretIsEverything);
    expect(measured).toMatchObject({
      holders: 100,
      forgery: { accepted: true, acceptedAfterKept: true, acceptedAfterDropped: false },
      loggedOut: { kept: 0, dropped: 100 },
      atTheLab: { database: 401, jwt: 401 },
    });
  });

  it("shows a secret that is none of the app's, and another one in each run", async () => {
    const [one, two] = [await measure(secretIsEverything), await measure(secretIsEverything)];
    expect(one.secret).not.toBe(two.secret);
    const own = [
      getEnv().AUTH_SECRET,
      deriveKey("jwt").toString("base64url"),
      deriveKey("csrf").toString("base64url"),
    ];
    for (const secret of own) expect(JSON.stringify(one)).not.toContain(secret);
  });

  it.each([
    [1, true, "holds"],
    [10_000, true, "holds"],
    [10_001, true, "holds-but"],
    [1, false, "not-here"],
  ] as const)("judges a forgery of %s ms, accepted %s: %s", (ms, accepted, verdict) => {
    expect(secretIsEverything.judge(facts(ms, accepted)).verdict).toBe(verdict);
  });
});
