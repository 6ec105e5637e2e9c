import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import type { ClaimColumn, Side } from "./columns";
import { conclude } from "./decide";
import type { Cells, Verdict } from "./verdict";

function of(verdicts: Partial<Record<ClaimColumn, Verdict>>, side: Side = "jwt") {
  const cells = Object.fromEntries(
    Object.entries(verdicts).map(([column, verdict]) => [column, { verdict, sentence: `${column} did.` }]),
  ) as Cells;
  return conclude(side, { sentence: "It was measured.", cells });
}

describe("the verdict on a statement", () => {
  it.each([
    [{ jwt: "holds", "jwt-short": "holds" }, "holds"],
    [{ jwt: "not-here", "jwt-short": "not-here" }, "not-here"],
    [{ jwt: "holds", "jwt-short": "not-here" }, "holds-but"],
    [{ jwt: "holds-but", "jwt-short": "holds-but" }, "holds-but"],
    [{ jwt: "holds-but", "jwt-short": "not-here" }, "holds-but"],
    [{ jwt: "cannot-tell", "jwt-short": "cannot-tell" }, "cannot-tell"],
    [{}, "cannot-tell"],
    // What could not be measured is neither praised nor blamed.
    [{ jwt: "holds", "jwt-short": "cannot-tell" }, "holds-but"],
    [{ jwt: "not-here", "jwt-short": "cannot-tell" }, "cannot-tell"],
    // The other side does not decide.
    [{ jwt: "holds", database: "not-here" }, "holds"],
    [{ jwt: "not-here", database: "holds" }, "not-here"],
    [{ database: "holds" }, "cannot-tell"],
  ] as const)("of %o: %s", (verdicts, verdict) => {
    expect(of(verdicts).verdict).toBe(verdict);
  });

  it("follows from the columns of the side that it speaks of", () => {
    expect(of({ jwt: "not-here", database: "holds" }, "database").verdict).toBe("holds");
  });

  it("says for which columns it holds, and for which not", () => {
    const { sentence } = of({
      ...{ "jwt-stock": "holds", jwt: "holds", "jwt-short": "holds-but", "jwt-denylist": "not-here" },
    });
    expect(sentence).toBe(
      "It was measured. Holds for: JWT as Auth.js ships it; JWT, signed. Holds with a but for: short + refresh. Not for: denylist.",
    );
    expect(of({ jwt: "holds", "jwt-short": "cannot-tell" }).sentence).toContain(
      "Cannot tell for: short + refresh.",
    );
  });

  it("says when the other side has it too", () => {
    expect(of({ jwt: "holds", database: "holds", "database-cached": "not-here" }).sentence).toBe(
      "It was measured. The other side has it too: session, hashed.",
    );
    expect(of({ jwt: "holds", database: "not-here" }).sentence).toBe("It was measured.");
  });

  it("is the card's own where it is not about configurations", () => {
    const opinion = { verdict: "cannot-tell", sentence: "Ask people." } as const;
    expect(conclude("database", opinion)).toEqual({ ...opinion, cells: {} });
  });
});
