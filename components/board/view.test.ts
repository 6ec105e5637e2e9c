import { describe, expect, it } from "vitest";
import { isJwtStrategy, isSessionStrategy, strategies } from "@/lessons/strategies/strategy";
import { readPair, readView, strategiesOf, viewQuery } from "./view";

describe("the board's address", () => {
  it.each([
    [{}, ["database", "jwt"]],
    [{ view: "both" }, ["database", "jwt"]],
    [{ view: "both", right: "jwt-short" }, ["database", "jwt-short"]],
    [{ view: "both", right: "jwt-broken-iat" }, ["database", "jwt-broken-iat"]],
    [{ view: "both", left: "database-cached" }, ["database-cached", "jwt"]],
    [{ view: "both", left: "database-stock", right: "jwt-stock" }, ["database-stock", "jwt-stock"]],
    [{ left: "database-stock" }, ["database-stock", "jwt"]],
    [{ view: "both", right: "database" }, ["database", "jwt"]],
    [{ view: "both", left: "jwt-short" }, ["database", "jwt"]],
    [{ view: "both", left: "database-perfect", right: "jwt-perfect" }, ["database", "jwt"]],
    [{ view: "both", right: ["jwt-short", "jwt"] }, ["database", "jwt"]],
    [{ view: "database", left: "database-stock", right: "jwt-short" }, ["database"]],
    [{ view: "database-cached" }, ["database-cached"]],
    [{ view: "jwt", right: "jwt-short" }, ["jwt"]],
    [{ view: "jwt-short" }, ["jwt-short"]],
    [{ view: "neither" }, ["database", "jwt"]],
  ])("%j shows %j", (query: { view?: string; left?: string; right?: string | string[] }, shown) => {
    expect(strategiesOf(readView(query.view), readPair(query))).toEqual(shown);
  });

  it("leads back to each view that it can show", () => {
    for (const left of strategies.filter(isSessionStrategy)) {
      for (const right of strategies.filter(isJwtStrategy)) {
        const query = Object.fromEntries(new URLSearchParams(viewQuery("both", { left, right })));
        expect(strategiesOf(readView(query.view), readPair(query))).toEqual([left, right]);
      }
    }
    expect(viewQuery("both")).toBe("?view=both");
    expect(viewQuery("jwt")).toBe("?view=jwt");
  });
});
