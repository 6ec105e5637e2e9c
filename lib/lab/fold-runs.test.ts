import { describe, expect, it } from "vitest";
import { type FoldableRun, foldRuns } from "./fold-runs";

const run = (id: string, status: number, from: number, to = from): FoldableRun => ({
  id,
  status,
  reason: status === 401 ? "unknown-session" : null,
  count: 1,
  firstAt: new Date(from),
  lastAt: new Date(to),
});

const range = (length: number) => Array.from({ length }, (_, index) => index);

describe("folding a lane's oldest runs", () => {
  it("leaves alone as many as there may be", () => {
    expect(foldRuns([run("a", 401, 0), run("b", 401, 1)], 2)).toEqual({ gone: [], grown: [] });
  });

  it("makes one of those beside each other that found the same, and counts them all", () => {
    const runs = [...range(6).map((n) => run(`${n}`, 401, n * 1_000)), run("now", 200, 6_000)];
    const { gone, grown } = foldRuns(runs, 4);
    expect(gone.map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
    expect(grown).toEqual([{ ...run("4", 401, 0, 4_000), count: 5 }]);
  });

  it.each([200, 503])("draws no bar of %d over a time in which nobody looked", (status) => {
    const runs = [
      run("a", status, 0, 1_000),
      run("b", status, 4_001),
      run("c", status, 7_001),
      run("d", 401, 8_000),
    ];
    const { gone, grown } = foldRuns(runs, 3);
    expect(gone.map(({ id }) => id)).toEqual(["b"]);
    expect(grown).toMatchObject([{ id: "c", firstAt: new Date(4_001), lastAt: new Date(7_001), count: 2 }]);
  });

  it("lets the oldest go where each differs from the next", () => {
    const runs = range(100).map((n) => run(`${n}`, n % 2 ? 401 : 200, n * 1_000));
    const { gone, grown } = foldRuns(runs, 10);
    expect(gone.map(({ id }) => Number(id))).toEqual(range(90));
    expect(grown).toEqual([]);
  });
});
