import { describe, expect, it } from "vitest";
import { contextOf, expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type ClaimColumn, claimColumns } from "../columns";
import { decide } from "../decide";
import type { Verdict } from "../verdict";
import { cutOff, type Facts, validatesOffline } from "./14-validates-offline";

const browser = {
  unsupported: null,
  accepted: true,
  requests: 0,
  acceptedAfterChange: true,
  forgeryRefused: true,
  ms: 0.3,
};

type Own = Facts["visits"][number]["own"];

const yes = { status: 200, reason: null };
const no = { status: 401, reason: "revoked" } as const;
const expired = { status: 401, reason: "expired" } as const;
const gone = { status: 503, reason: "database-unavailable" } as const;
const all: Own = { connected: yes, cutOff: yes, afterChange: yes };
const api = { connected: 200, cutOff: 200, afterChange: 200 };

const facts = (own: Partial<Own>, change: Partial<Facts> = {}): Facts => ({
  visits: claimColumns.map((column) => ({ column, own: { ...all, ...own }, api })) as Facts["visits"],
  ...{ requests: {}, keyRequests: 1, withoutKeys: 503, browser },
  ...change,
});

/** What a run comes to, where there is such a configuration. */
const expected: Record<ClaimColumn, Verdict> = {
  "database-stock": "not-here",
  database: "not-here",
  "database-cached": "holds-but",
  "jwt-stock": "holds-but",
  jwt: "holds-but",
  "jwt-short": "holds-but",
  "jwt-denylist": "not-here",
};

const verdictsOf = (measured: Facts) =>
  Object.entries(decide(validatesOffline, measured).cells).map(([column, { verdict }]) => [column, verdict]);

describe("validates offline", () => {
  it("measures who goes on when it is cut off, and that none of them can know of the password change", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(validatesOffline, { findings: browser });
    expectSameRequests(measured.requests);
    expect(measured).toMatchObject({ keyRequests: 1, withoutKeys: 503, browser });
    for (const { column, api: answered } of measured.visits)
      expect([column, answered]).toEqual([column, api]);
    expect(verdictsOf(measured)).toEqual(measured.visits.map(({ column }) => [column, expected[column]]));
    expect(decide(validatesOffline, measured).verdict).toBe("holds-but");
  });

  it("really comes out otherwise where the database is there after all, or the phone was signed out", {
    timeout: 60_000,
  }, async () => {
    await contextOf(async (context) => {
      const connected = await cutOff(context, { database: "slow:0" });
      const cells = Object.fromEntries(verdictsOf({ ...connected, browser: null }));
      expect([cells.database, cells["jwt-denylist"], cells.jwt]).toEqual(["holds", "holds", "holds-but"]);
      const visitor = await context.another();
      const signedOut = await cutOff({ ...context, visitor }, { meanwhile: (device) => device.signOut() });
      const verdicts = verdictsOf({ ...signedOut, browser: null }).map(([, verdict]) => verdict);
      expect([...new Set(verdicts)]).toEqual(["cannot-tell"]);
    });
  });

  it("refuses findings that are none", async () => {
    const made = measure(validatesOffline, { findings: { ...browser, requests: "none" } });
    await expect(made).rejects.toMatchObject({ code: "invalid-field" });
  });

  it.each<[string, Partial<Own>, Verdict]>([
    ["goes on and cannot know", {}, "holds-but"],
    ["goes on and knows", { afterChange: no }, "holds"],
    ["has to ask the database", { cutOff: gone, afterChange: gone }, "not-here"],
    ["was not accepted to begin with", { connected: no }, "cannot-tell"],
    ["expired meanwhile", { afterChange: expired }, "cannot-tell"],
    ["expired before the wire was cut", { cutOff: expired }, "cannot-tell"],
  ])("judges every column by the same: %s", (_, own, verdict) => {
    const decided = decide(validatesOffline, facts(own));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });

  it.each([
    ["refuses", { ...browser, accepted: false }, "not-here"],
    ["asks somebody", { ...browser, requests: 1 }, "not-here"],
    ["cannot verify", { ...browser, accepted: false, unsupported: "no Ed25519" }, "holds-but"],
    ["took no part", null, "holds-but"],
  ] as const)("judges a JWT with a browser that %s", (_, found, verdict) => {
    expect(decide(validatesOffline, facts({}, { browser: found })).cells.jwt?.verdict).toBe(verdict);
  });

  it("says on the card what a browser cannot do", () => {
    const cannot = facts({}, { browser: { ...browser, unsupported: "it knows no Ed25519" } });
    const texts = validatesOffline.evidence(cannot).map(({ text }) => text);
    expect(texts).toContain("this browser cannot: it knows no Ed25519");
  });
});
