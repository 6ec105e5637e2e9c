import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, worksAcrossDomains } from "./12-works-across-domains";

const app = "http://localhost:3000";
const good: Facts = {
  api: "http://127.0.0.1:3001",
  apart: true,
  environment: ["JWKS_URL"],
  secrets: [],
  keys: { held: 1, private: 0 },
  preflights: {
    app: { origin: app, status: 204, allowOrigin: app, allowHeaders: "authorization" },
    stranger: { origin: "http://stranger.example", status: 403, allowOrigin: null, allowHeaders: null },
  },
  statuses: { accessToken: 200, none: 401, sessionCookie: 401 },
  withPublicKeys: { forged: 2, letIn: 0 },
  withSharedSecret: { forged: 1, letIn: 1 },
};
const { preflights, statuses } = good;

describe("works across domains", () => {
  it("measures an API without a secret that lets the token in, and what a break-in makes of it", {
    timeout: 60_000,
  }, async () => {
    const facts = await measure(worksAcrossDomains);
    expect(facts).toMatchObject({
      apart: true,
      secrets: [],
      keys: { held: 1, private: 0 },
      statuses: { accessToken: 200, none: 401, sessionCookie: 401 },
      withPublicKeys: { forged: 2, letIn: 0 },
      withSharedSecret: { forged: 1, letIn: 1 },
    });
    expect(facts.preflights.app).toMatchObject({ status: 204, allowOrigin: facts.preflights.app.origin });
    expect(facts.preflights.stranger).toMatchObject({ status: 403, allowOrigin: null });
    expect(facts.environment.sort()).toEqual(["ALLOWED_ORIGINS", "JWKS_URL", "LIFETIME_MS"]);
  });

  it.each<[string, Partial<Facts>, string]>([
    ["all as it should be", {}, "holds"],
    ["a token that is refused", { statuses: { ...statuses, accessToken: 401 } }, "not-here"],
    [
      "a preflight that does not allow the header",
      { preflights: { ...preflights, app: { ...preflights.app, allowHeaders: null } } },
      "not-here",
    ],
    [
      "a preflight that does not allow the origin",
      { preflights: { ...preflights, app: { ...preflights.app, allowOrigin: null } } },
      "not-here",
    ],
    ["an API that is the app itself", { apart: false }, "holds-but"],
    ["a secret in the environment", { secrets: ["SHARED_SECRET"] }, "holds-but"],
    ["a private key", { keys: { held: 1, private: 1 } }, "holds-but"],
    ["a forgery that is let in", { withPublicKeys: { forged: 2, letIn: 1 } }, "holds-but"],
    ["an API that lets everybody in", { statuses: { ...statuses, none: 200 } }, "holds-but"],
    [
      "a stranger whose pages may read the answer",
      { preflights: { ...preflights, stranger: { ...preflights.stranger, allowOrigin: "*" } } },
      "holds-but",
    ],
  ])("judges %s", (_, change, verdict) => {
    expect(worksAcrossDomains.judge({ ...good, ...change }).verdict).toBe(verdict);
  });

  it("says what a shared secret makes possible, if it does", () => {
    expect(worksAcrossDomains.judge(good).sentence).toContain("(HS256) it could: another holder");
    const harmless = { ...good, withSharedSecret: { forged: 1, letIn: 0 } };
    expect(worksAcrossDomains.judge(harmless).sentence).toContain("(HS256) it could not either");
  });
});
