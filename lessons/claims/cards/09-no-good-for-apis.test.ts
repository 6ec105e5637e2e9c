import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, noGoodForApis } from "./09-no-good-for-apis";

type Visit = Facts["visits"][number];

const clients: Visit["client"][] = [
  "browser on the same origin",
  "browser on another origin",
  "curl without a cookie jar",
  "curl with a cookie jar",
  "mobile app with a bearer token",
  "service without a database",
];

/** The first so many clients get in under each strategy; the last that does takes so many requests. */
function facts(sessions: number, tokens: number, requests = 1): Facts {
  const of = (strategy: Visit["strategy"], letIn: number) =>
    clients.map((client, index) => ({
      client,
      strategy,
      in: index < letIn,
      requests: strategy === "database" && index === letIn - 1 ? requests : 1,
      sql: 0,
      how: "",
    }));
  return { visits: [...of("database", sessions), ...of("jwt", tokens)] };
}

describe("no good for APIs", () => {
  it("measures who gets in, and what it took", { timeout: 60_000 }, async () => {
    const { visits } = await measure(noGoodForApis);
    const outcomes = (strategy: Visit["strategy"]) =>
      visits
        .filter((visit) => visit.strategy === strategy)
        .map(({ in: letIn, requests, sql }) => [letIn, requests, sql]);
    expect(visits.map(({ client }) => client)).toEqual([...clients, ...clients]);
    expect(outcomes("database")).toEqual([
      [true, 1, 1],
      [false, 2, 0],
      [false, 1, 0],
      [true, 1, 1],
      [true, 1, 1],
      [true, 2, 1],
    ]);
    expect(outcomes("jwt")).toEqual([
      [true, 1, 0],
      [true, 2, 0],
      [false, 1, 0],
      [true, 1, 0],
      [true, 1, 0],
      [true, 1, 0],
    ]);
  });

  it.each([
    [2, 6, 1, "holds"],
    [0, 0, 1, "holds"],
    [3, 4, 1, "holds-but"],
    [5, 6, 1, "holds-but"],
    [4, 4, 2, "holds-but"],
    [4, 4, 1, "not-here"],
    [6, 5, 1, "not-here"],
  ] as const)(
    "judges %i clients in with sessions, %i with JWTs, %i requests: %s",
    (sessions, tokens, requests, verdict) => {
      expect(noGoodForApis.judge(facts(sessions, tokens, requests)).verdict).toBe(verdict);
    },
  );

  it("names who stays out, and who has to ask", () => {
    expect(noGoodForApis.judge(facts(3, 4)).sentence).toContain(
      "With a session the curl with a cookie jar stayed out.",
    );
    expect(noGoodForApis.judge(facts(4, 4, 2)).sentence).toContain(
      "the curl with a cookie jar needed 2 requests",
    );
  });
});
