import { beforeEach, describe, expect, it, vi } from "vitest";
import { testCard, testResult } from "@/tools/testing/cards";
import { expectComplaints } from "@/tools/testing/strict";
import { RunProblem } from "../ui/follow-run";
import { ClaimsStore } from "./claims-store";
import { keepOwn, readOwn } from "./kept-own";
import { keep, readKept } from "./kept-results";
import { runCard } from "./run-client";

vi.mock("./kept-own");
vi.mock("./kept-results");
vi.mock("./run-client", () => ({ runCard: vi.fn() }));

const [card, result] = [testCard, testResult];

const [first, second, waiting] = [card(1), card(2), card(3, { waits: true })] as const;
const cards = [first, second, waiting];
const store = () => new ClaimsStore("a-lab", cards);

beforeEach(() => {
  vi.clearAllMocks();
  vi.mocked(readKept).mockReturnValue({});
  vi.mocked(readOwn).mockReturnValue({});
  vi.mocked(runCard).mockImplementation(async (_lab, one) => result(one));
});

describe("the claims on the page", () => {
  it("show how a run goes, keep what came of it, and say it", async () => {
    const claims = store();
    vi.mocked(runCard).mockImplementation(async (_lab, one, _slider, onProgress) => {
      onProgress("Half way", 0.5);
      expect(claims.read().cards[one.id]?.running).toEqual({ words: "Half way", share: 0.5 });
      return result(one);
    });
    await claims.run(first);
    expect(claims.read().cards[first.id]).toMatchObject({
      running: null,
      problem: null,
      result: result(first),
    });
    expect(claims.read().spoken).toBe("1. Statement 1: holds It does.");
    expect(keep).toHaveBeenCalledWith("a-lab", result(first));
  });

  it("tell a problem on its card and keep the result of the run before", async () => {
    const claims = store();
    await claims.run(first);
    vi.mocked(runCard).mockRejectedValueOnce(new RunProblem("The database does not answer."));
    await claims.run(first);
    expect(claims.read().cards[first.id]).toMatchObject({
      running: null,
      problem: "The database does not answer.",
      result: result(first),
    });
    await claims.run(first);
    expect(claims.read().cards[first.id]?.problem).toBeNull();
  });

  it("do not hide a fault of the page's own", async () => {
    const claims = store();
    vi.mocked(runCard).mockRejectedValueOnce(new RangeError("a fault"));
    const complaints = expectComplaints("error");
    await claims.run(first);
    expect(complaints().join()).toContain("a fault");
    expect(claims.read().cards[first.id]).toMatchObject({
      running: null,
      problem: "The run failed in this browser.",
    });
  });

  it("run on when one of them fails", async () => {
    const claims = store();
    expectComplaints("error");
    vi.mocked(runCard).mockRejectedValueOnce(new RangeError("a fault"));
    await claims.runAll();
    expect(runCard).toHaveBeenCalledTimes(cards.length);
    expect(claims.read().all).toBeNull();
  });

  it("run a card once at a time", async () => {
    const claims = store();
    await Promise.all([claims.run(first), claims.run(first)]);
    expect(runCard).toHaveBeenCalledTimes(1);
  });

  it("run all of them: one after the other, and beside them those that wait", async () => {
    const claims = store();
    const begun: string[] = [];
    let running = 0;
    vi.mocked(runCard).mockImplementation(async (_lab, one) => {
      begun.push(one.id);
      if (!one.waits) running += 1;
      expect(running).toBeLessThanOrEqual(1);
      await new Promise(setImmediate);
      if (!one.waits) running -= 1;
      return result(one);
    });
    const all = claims.runAll();
    expect(claims.read().all).toEqual({ ended: 0, of: 3 });
    await Promise.all([all, claims.runAll()]);
    expect(begun).toEqual(["card-3", "card-1", "card-2"]);
    expect(claims.read().all).toBeNull();
  });

  it("go on with the others when one of all fails", async () => {
    const claims = store();
    vi.mocked(runCard).mockImplementation(async (_lab, one) => {
      if (one === first) throw new RunProblem("Not this one.");
      return result(one);
    });
    await claims.runAll();
    expect(cards.map(({ id }) => claims.read().cards[id]?.result?.verdict ?? null)).toEqual([
      null,
      "holds",
      "holds",
    ]);
  });

  it("show again what was run in this tab, and start a slider where the card says", () => {
    vi.mocked(readKept).mockReturnValue({ [second.id]: result(second) });
    const slider = { label: "Bytes", unit: "bytes", min: 0, max: 9, step: 1, initial: 4 };
    const claims = new ClaimsStore("a-lab", [second, card(4, { slider })]);
    claims.restore();
    expect(claims.read().cards[second.id]?.result).toEqual(result(second));
    expect(claims.read().cards["card-4"]).toMatchObject({ result: null, slider: 4 });
  });

  it("keep what the reader expects, and show it again", () => {
    const own = { verdict: "holds-but" as const, reason: "of the cache" };
    const claims = store();
    claims.setOwn(first, own);
    expect(claims.read().cards[first.id]?.own).toEqual(own);
    expect(keepOwn).toHaveBeenCalledWith("a-lab", first.id, own);
    vi.mocked(readOwn).mockReturnValue({ [second.id]: own });
    claims.restore();
    expect(claims.read().cards[second.id]?.own).toEqual(own);
  });
});
