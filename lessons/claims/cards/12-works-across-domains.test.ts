import { describe, expect, it } from "vitest";
import { instanceEnv } from "@/lessons/satellites/instance";
import { withSatellite } from "@/lessons/satellites/supervisor";
import { contextOf, expectSameRequests, measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Api, apiEnv } from "../api-client";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type Facts, visitAll, worksAcrossDomains } from "./12-works-across-domains";

type Visit = Facts["visits"][number];

const visit: Visit = {
  ...{ column: "jwt", kind: "signed", exchanged: 200, permitted: true, statements: 0 },
  raw: { cookie: 401, header: 401 },
};

const good: Facts = {
  api: "http://127.0.0.1:3001",
  apart: true,
  environment: ["JWKS_URL"],
  secrets: [],
  keys: { held: 1, private: 0 },
  visits: claimColumns.map((column) => ({ ...visit, column })),
  stranger: { status: 403, allowOrigin: null },
  requests: {},
  withPublicKeys: { forged: 2, letIn: 0 },
  withSharedSecret: { forged: 1, letIn: 1 },
};

const visits = (change: Partial<Visit>) => ({
  ...good,
  visits: good.visits.map((one) => ({ ...one, ...change })),
});

describe("works across domains", () => {
  it("measures that no cookie's content gets in as it is, and that all do once exchanged", {
    timeout: 60_000,
  }, async () => {
    const facts = await measure(worksAcrossDomains);
    expectSameRequests(facts.requests);
    expect(facts).toMatchObject({
      ...{ apart: true, secrets: [], keys: { held: 1, private: 0 } },
      stranger: { status: 403, allowOrigin: null },
      withPublicKeys: { forged: 2, letIn: 0 },
      withSharedSecret: { forged: 1, letIn: 1 },
    });
    expect(facts.environment.sort()).toEqual(["ALLOWED_ORIGINS", "JWKS_URL", "LIFETIME_MS"]);
    const decided = decide(worksAcrossDomains, facts);
    for (const { column, raw, exchanged } of facts.visits) {
      expect([column, raw, exchanged]).toEqual([column, { cookie: 401, header: 401 }, 200]);
      expect(decided.cells[column]?.verdict).toBe("holds-but");
    }
    expect(decided.verdict).toBe("holds-but");
  });

  it("really holds for the JWT itself where the API has the app's own key", { timeout: 60_000 }, async () => {
    await contextOf(async (context) => {
      const env = instanceEnv(context.lab);
      await withSatellite(context.askedBy, "instance", env, async (instance) => {
        const facts = await visitAll(context, await withTheAppsKey(context, instance));
        const { cells } = decide(worksAcrossDomains, facts);
        expect([cells.jwt?.verdict, cells.database?.verdict]).toEqual(["holds", "not-here"]);
      });
    });
  });

  it.each([
    ["the API cannot fetch the app's keys", "http://127.0.0.1:1", "cannot-tell"],
    ["the API lets no page of the app ask", null, "not-here"],
  ])("really comes out otherwise where %s", { timeout: 60_000 }, async (_, keysAt, verdict) => {
    await contextOf(async (context) => {
      const env = apiEnv(keysAt ?? context.visitor.origin, "http://elsewhere.example");
      await withSatellite(context.askedBy, "resource-api", env, async (api) => {
        const { cells } = decide(worksAcrossDomains, await visitAll(context, api));
        expect([...new Set(Object.values(cells).map((cell) => cell.verdict))]).toEqual([verdict]);
      });
    });
  });

  it.each<[string, Partial<Visit>, string]>([
    ["an access token alone", {}, "holds-but"],
    ["the cookie itself", { raw: { cookie: 200, header: 401 } }, "holds"],
    ["what the cookie holds, in a header", { raw: { cookie: 401, header: 200 } }, "holds"],
    ["a token that is refused", { exchanged: 401 }, "not-here"],
    ["a token that the page may not send", { permitted: false }, "not-here"],
    ["an API that is out of order", { exchanged: 503 }, "cannot-tell"],
  ])("judges every column by the same: %s", (_, change, verdict) => {
    const decided = decide(worksAcrossDomains, visits(change));
    for (const column of claimColumns) expect(decided.cells[column]?.verdict).toBe(verdict);
    expect(decided.verdict).toBe(verdict);
  });

  it("says of both sides how many got in, and what the API holds and could forge", () => {
    const { sentence } = worksAcrossDomains.judge(good);
    expect(sentence).toContain("Exchanged, 4 of 4 kinds of JWT got in, and 3 of 3 kinds of session");
    expect(sentence).toContain("1 public key and no secret");
    expect(sentence).toContain("With a shared secret (HS256) it could.");
    const worse = {
      secrets: ["A_KEY"],
      keys: { held: 1, private: 1 },
      withPublicKeys: { forged: 2, letIn: 1 },
    };
    const harmed = worksAcrossDomains.judge({ ...good, ...worse }).sentence;
    expect(harmed).toContain("A_KEY and a private key");
    expect(harmed).toContain("it made tokens that it believes");
  });
});

/** An API that verifies the app's own tokens, because it was given the key that signs them. */
async function withTheAppsKey({ visitor }: { visitor: { origin: string } }, instance: Api): Promise<Api> {
  const origin = visitor.origin;
  const send: Api["send"] = (path, init) => {
    if (path === "/about") return Promise.resolve(Response.json({ pid: 1, environment: [], keys: [] }));
    return instance.send("/jwt/check", init);
  };
  return { origin, send };
}
