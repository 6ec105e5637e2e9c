import { describe, expect, it } from "vitest";
import { strategies } from "@/lessons/strategies/strategy";
import { readRight, readView, strategiesOf, viewQuery } from "./view";

describe("the board's address", () => {
  it.each([
    [undefined, undefined, ["database", "jwt"]],
    ["both", undefined, ["database", "jwt"]],
    ["both", "jwt-short", ["database", "jwt-short"]],
    ["both", "jwt-broken-iat", ["database", "jwt-broken-iat"]],
    ["both", "database", ["database", "jwt"]],
    ["both", "jwt-perfect", ["database", "jwt"]],
    ["both", ["jwt-short", "jwt"], ["database", "jwt"]],
    ["database", "jwt-short", ["database"]],
    ["jwt", "jwt-short", ["jwt"]],
    ["jwt-short", undefined, ["jwt-short"]],
    ["neither", undefined, ["database", "jwt"]],
  ])("view=%s and right=%s shows %j", (view, right, shown) => {
    expect(strategiesOf(readView(view), readRight(right))).toEqual(shown);
  });

  it("leads back to each view that it can show", () => {
    for (const right of strategies) {
      if (right === "database") continue;
      const query = new URLSearchParams(viewQuery("both", right));
      expect(strategiesOf(readView(query.get("view") ?? ""), readRight(query.get("right") ?? ""))).toEqual([
        "database",
        right,
      ]);
    }
    expect(viewQuery("both")).toBe("?view=both");
    expect(viewQuery("jwt")).toBe("?view=jwt");
  });
});
