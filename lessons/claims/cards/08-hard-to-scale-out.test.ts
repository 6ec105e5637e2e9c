import { describe, expect, it, vi } from "vitest";
import { createLabId } from "@/lib/lab/lab-id";
import { expectSameRequests, measure, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { instanceEnv } from "../../satellites/instance";
import type { SatelliteEnv } from "../../satellites/satellite";
import { withSatellites } from "../../satellites/supervisor";
import { claimColumns } from "../columns";
import { decide } from "../decide";
import { type Facts, hardToScaleOut } from "./08-hard-to-scale-out";

type Round = Facts["rounds"][number];

vi.mock("../../satellites/instance", { spy: true });
vi.mock("../../satellites/supervisor", { spy: true });

const newLabId = createLabId(0);

function facts(column: Round["column"], shared: number, apart: number, sticky = 0): Facts {
  const round = (of: Round["shared"], routing: Round["routing"], refused: number) =>
    ({ column, shared: of, routing, requests: 300, refused }) as const;
  const rounds = [
    round("shared", "in turn", shared),
    round("apart", "in turn", apart),
    round("apart", "sticky", sticky),
  ];
  return { pids: [], rounds, requests: {} };
}

describe("hard to scale out", () => {
  it("measures that two of three refuse what only the first has, be it the session or the key", {
    timeout: 90_000,
  }, async () => {
    const measured = await measure(hardToScaleOut);
    expectSameRequests(measured.requests);
    expect(new Set([...measured.pids, process.pid]).size).toBe(7);
    for (const column of claimColumns) {
      const own = measured.rounds.filter((round) => round.column === column);
      expect(
        own.map(({ shared, routing, requests, refused }) => [shared, routing, requests, refused]),
      ).toEqual([
        ["shared", "in turn", 300, 0],
        ["apart", "in turn", 300, 200],
        ["apart", "sticky", 30, 0],
      ]);
    }
    expect(new Set(Object.values(verdictsOf(hardToScaleOut, measured)))).toEqual(new Set(["holds-but"]));
    expect(decide(hardToScaleOut, measured).verdict).toBe("holds-but");
  });

  it("finds it hard, or not, when the instances share less, or more", { timeout: 90_000 }, async () => {
    const { instanceEnv: ours } =
      await vi.importActual<typeof import("../../satellites/instance")>("../../satellites/instance");
    const { withSatellites: start } = await vi.importActual<typeof import("../../satellites/supervisor")>(
      "../../satellites/supervisor",
    );
    // Everything shared: tokens are then accepted everywhere. But for one key, which the third was not given.
    vi.mocked(instanceEnv).mockImplementation((lab) => ours(lab));
    vi.mocked(withSatellites).mockImplementationOnce((askedBy, program, [first, second, third], work) => {
      const { "jwt-short": another } = JSON.parse(ours(newLabId, "others").KEYS ?? "");
      const keys = { ...JSON.parse(third?.KEYS ?? ""), "jwt-short": another };
      const envs = [first, second, { ...third, KEYS: JSON.stringify(keys) }] as SatelliteEnv[];
      return start(askedBy, program, envs, work);
    });
    const shared = verdictsOf(hardToScaleOut, await measure(hardToScaleOut));
    expect([shared.jwt, shared["jwt-stock"], shared.database]).toEqual(["not-here", "not-here", "holds-but"]);
    expect(shared["jwt-short"]).toBe("holds");
    // Nothing shared: not even the first knows the keys of the app.
    vi.mocked(instanceEnv).mockImplementation((lab) => ours(lab, "others"));
    const nothing = verdictsOf(hardToScaleOut, await measure(hardToScaleOut));
    expect([nothing.jwt, nothing.database]).toEqual(["cannot-tell", "holds-but"]);
    vi.mocked(instanceEnv).mockReset();
  });

  it.each(claimColumns)("judges %s by what was refused", (column) => {
    const verdictOf = (...refused: [number, number, number?]) =>
      verdictsOf(hardToScaleOut, facts(column, ...refused))[column];
    expect(verdictOf(0, 200)).toBe("holds-but");
    expect(verdictOf(0, 1)).toBe("holds-but");
    expect(verdictOf(0, 0)).toBe("not-here");
    expect(verdictOf(1, 200)).toBe("holds");
    expect(verdictOf(1, 0)).toBe("holds");
    expect(verdictOf(0, 200, 1)).toBe("cannot-tell");
  });
});
