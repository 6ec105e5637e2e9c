import { describe, expect, it } from "vitest";
import { verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claimColumns } from "../columns";
import { type Facts, serverRendering } from "./05-server-rendering";

const greeted = { status: 200, greeted: true };
const unknown = { status: 200, greeted: false };

type Visits = Facts["visits"][number];

const facts = (visits: Visits[]): Facts => ({ visits, withoutCookie: unknown, requests: {} });

// The pages themselves are rendered by Next alone: what is measured of them, e2e/claims.spec.ts tests.
describe("server rendering", () => {
  it.each(claimColumns)("judges %s by both visits", (column) => {
    const verdictOf = (change: Partial<Visits>) =>
      verdictsOf(
        serverRendering,
        facts([{ column, signedIn: true, first: greeted, later: greeted, ...change }]),
      )[column];
    expect(verdictOf({})).toBe("holds");
    expect(verdictOf({ later: unknown })).toBe("holds-but");
    expect(verdictOf({ first: unknown, later: unknown })).toBe("not-here");
    expect(verdictOf({ first: unknown })).toBe("not-here");
    expect(verdictOf({ signedIn: false })).toBe("cannot-tell");
  });

  it("tells what comes without a cookie, and does not judge it", () => {
    const visits: Visits[] = [{ column: "jwt", signedIn: true, first: greeted, later: greeted }];
    const { sentence } = serverRendering.judge(facts(visits));
    expect(sentence).toContain("1 of 1 configurations were greeted");
    expect(sentence).toContain("a browser without a cookie was not");
    const others = serverRendering.judge({ ...facts(visits), withoutCookie: greeted });
    expect(others.sentence).toContain("was too");
    expect(others.cells).toEqual(serverRendering.judge(facts(visits)).cells);
  });
});
