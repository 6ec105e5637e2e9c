import { describe, expect, it } from "vitest";
import { introspectingEnv } from "@/lessons/satellites/introspecting-api";
import { withSatellites } from "@/lessons/satellites/supervisor";
import { contextOf, expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { apiEnv } from "../api-client";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type Facts, noGoodForApis, visitBoth } from "./09-no-good-for-apis";

type Visit = Facts["visits"][number];

const visit: Visit = {
  ...{ column: "database", kind: "signed", exchanged: 200, permitted: true, statements: 1 },
  raw: { cookie: 401, header: 401 },
};

/** What the two APIs answered, for one configuration or for all. */
function facts(signed: Partial<Visit>, opaque: Partial<Visit>): Facts {
  const visits = claimColumns.flatMap((column) => [
    { ...visit, ...signed, column },
    { ...visit, kind: "opaque" as const, ...opaque, column },
  ]);
  return { visits, asked: 7, requests: {} };
}

const verdicts = (measured: Facts) => [
  ...new Set(Object.values(decide(noGoodForApis, measured).cells).map(({ verdict }) => verdict)),
];

describe("no good for APIs", () => {
  it("measures the same for all: as it is nothing gets in, exchanged all do", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(noGoodForApis);
    expectSameRequests(measured.requests);
    for (const { column, raw, exchanged, permitted } of measured.visits) {
      expect([column, raw, exchanged, permitted]).toEqual([column, { cookie: 401, header: 401 }, 200, true]);
    }
    expect(measured.visits.length).toBe(2 * Object.keys(measured.requests).length);
    // As it is twice, of which one is a credential in a header, and the opaque token once.
    expect(measured.asked).toBe(measured.visits.length);
    expect(verdicts(measured)).toEqual(["not-here"]);
    expect(decide(noGoodForApis, measured).verdict).toBe("not-here");
  });

  it.each([
    ["one of the APIs refuses, because it knows other keys", "keys", "holds-but"],
    ["both refuse", "both", "holds"],
    ["the app does not know the API's secret", "secret", "cannot-tell"],
  ] as const)("really comes out otherwise where %s", { timeout: 60_000 }, async (_, fault, verdict) => {
    await contextOf(async (context) => {
      const { origin } = context.visitor;
      const keys = apiEnv(origin, origin);
      const asking = { ...introspectingEnv(origin, 0), ALLOWED_ORIGINS: origin };
      // An API that verifies is no place for an opaque token, nor one that asks for a signed one.
      const envs = {
        keys: [asking, asking],
        both: [asking, keys],
        secret: [keys, { ...asking, INTROSPECTION_SECRET: "wrong" }],
      }[fault];
      await withSatellites(context.askedBy, "resource-api", envs, async ([signed, opaque]) => {
        if (!signed || !opaque) throw new Error("An API is missing.");
        expect(verdicts(await visitBoth(context, { signed, opaque }))).toEqual([verdict]);
      });
    });
  });

  it.each<[string, Partial<Visit>, Partial<Visit>, string]>([
    ["both in", {}, {}, "not-here"],
    ["one refused", {}, { exchanged: 401 }, "holds-but"],
    ["one kept from the page by the browser", { permitted: false }, {}, "holds-but"],
    ["both refused", { exchanged: 401 }, { exchanged: 401 }, "holds"],
    ["an API that is out of order", {}, { exchanged: 503 }, "cannot-tell"],
  ])("judges every column by the same: %s", (_, signed, opaque, verdict) => {
    const decided = decide(noGoodForApis, facts(signed, opaque));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });

  it("says how often what the cookie holds got in as it is", () => {
    expect(noGoodForApis.judge(facts({}, {})).sentence).toContain(
      "got in 0 of 14 times; exchanged, 14 of 14",
    );
    const open = facts({ raw: { cookie: 401, header: 200 } }, {});
    expect(noGoodForApis.judge(open).sentence).toContain("got in 7 of 14 times");
  });
});
