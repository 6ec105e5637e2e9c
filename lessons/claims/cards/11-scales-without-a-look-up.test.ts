import { describe, expect, it, vi } from "vitest";
import { expectSameRequests, measure, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { measureAt } from "../../satellites/instance";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type Facts, scalesWithoutALookUp } from "./11-scales-without-a-look-up";

vi.mock("../../satellites/instance", { spy: true });

type Cost = Facts["costs"][number];

const free = { verifications: 480, statements: 0, refreshStatements: 0, verifier: 40, database: null };
const interval = (low: number, high: number) => ({
  ...{ pairs: 12, attempts: 1 },
  ...{ median: (low + high) / 2, low, high },
});

const facts = (cost: Cost): Facts => ({ costs: [cost], requests: {} });

describe("scales without a look-up", () => {
  it("measures what a verification takes of the verifier and of the database", {
    timeout: 90_000,
  }, async () => {
    const measured = await measure(scalesWithoutALookUp);
    expectSameRequests(measured.requests);
    expect(verdictsOf(scalesWithoutALookUp, measured)).toEqual({
      "database-stock": "not-here",
      database: "not-here",
      "database-cached": "holds-but",
      "jwt-stock": "holds",
      jwt: "holds",
      "jwt-short": "holds-but",
      "jwt-denylist": "not-here",
    });
    expect(decide(scalesWithoutALookUp, measured).verdict).toBe("holds-but");
    for (const { column, verifier, statements, verifications, database } of measured.costs) {
      expect([column, verifier > 0]).toEqual([column, true]);
      // The tests' own server says what its processes take, where the system does.
      if (database && statements >= verifications) expect(database.low).toBeGreaterThan(0);
    }
  });

  it("really holds for what stands under a session's name and is verified without a look-up", {
    timeout: 90_000,
  }, async () => {
    const { measureAt: real } =
      await vi.importActual<typeof import("../../satellites/instance")>("../../satellites/instance");
    vi.mocked(measureAt).mockImplementation((verifier, column, ...rest) =>
      real(verifier, column === "database" ? "jwt" : column, ...rest),
    );
    const measured = await measure(scalesWithoutALookUp, { standIns: { database: "jwt" } });
    vi.mocked(measureAt).mockReset();
    expect(verdictsOf(scalesWithoutALookUp, measured)).toMatchObject({
      ...{ database: "holds", "database-stock": "not-here", jwt: "holds" },
    });
  });

  it.each(claimColumns)(
    "judges %s by its statements, and doubts them where the database did nothing",
    (column) => {
      const verdictOf = (change: Partial<Cost>) =>
        verdictsOf(scalesWithoutALookUp, facts({ column, ...free, ...change }))[column];
      expect(verdictOf({})).toBe("holds");
      expect(verdictOf({ database: interval(-5, 5) })).toBe("holds");
      expect(verdictOf({ statements: 1 })).toBe("holds-but");
      expect(verdictOf({ statements: 479 })).toBe("holds-but");
      expect(verdictOf({ refreshStatements: 4 })).toBe("holds-but");
      expect(verdictOf({ statements: 480 })).toBe("not-here");
      expect(verdictOf({ statements: 480, database: interval(1, 90) })).toBe("not-here");
      expect(verdictOf({ statements: 480, database: interval(-1, 90) })).toBe("cannot-tell");
    },
  );
});
