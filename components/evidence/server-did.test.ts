import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Check } from "@/lib/device/check";
import type { Reason } from "@/lib/evidence/reason";
import type { Lane } from "@/lib/lab/lane";
import "@/tools/testing/strict";
import { strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { explain } from "./explain";
import { ServerDid } from "./server-did";

const lane: Lane = { device: "thief", strategy: "jwt" };
const evidence = {
  cookie: { name: "lab.token", value: "a-value" },
  cookieBytes: 7,
  sql: [],
  token: null,
  setCookies: [],
  ms: 1,
  database: "near",
} as const;
const at = "2026-11-24T12:00:00.000Z";

/** What the panel says of a check that asked no database. */
function said(found: { signedIn: true } | { signedIn: false; reason: Reason }): string {
  const user = { name: "Alice", email: "alice@example.com", role: "admin" };
  const check = { ...found, status: found.signedIn ? 200 : 401, user, expiresAt: at, at, evidence };
  return renderToStaticMarkup(
    createElement(ServerDid, { lane, check: check as unknown as Check, events: [] }),
  );
}

it("that the database could not say no is said of an answer that let somebody in, and of no refusal", () => {
  expect(said({ signedIn: true })).toContain("it could not say no");
  for (const reason of ["expired", "bad-signature", "malformed"] as const) {
    expect(said({ signedIn: false, reason })).not.toContain("could not say no");
    expect(said({ signedIn: false, reason })).toContain("refused without asking the database");
  }
});

it("a well-formed token without a claim that must be there is not called no token at all", () => {
  expect(explain("malformed", lane, [])).toContain("a claim that must be there is missing");
});

it("says by what something was revoked, under every strategy whose check can answer so", () => {
  for (const strategy of strategies) {
    const words = explain("revoked", { device: "thief", strategy }, []);
    if (strategyRecords[strategy].revokedBy) expect(words).not.toBe("it was revoked");
  }
  expect(explain("revoked", { device: "thief", strategy: "jwt-version" }, [])).toContain("version");
  expect(explain("revoked", { device: "thief", strategy: "jwt-denylist" }, [])).toContain("denylist");
});
