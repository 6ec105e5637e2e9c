import { describe, expect, it } from "vitest";
import { laneRuns } from "./fixture";
import { readLane } from "./lane-spans";

type Runs = Parameters<typeof laneRuns>;

/** Everything in seconds, as `[from, to]`. */
function read(now: number, ...runs: Runs) {
  const { bars, unanswered, pending } = readLane(laneRuns(...runs), now * 1000);
  const seconds = (span: { from: number; to: number }) => [span.from / 1000, span.to / 1000];
  return {
    bars: bars.map(seconds),
    unanswered: unanswered.map(seconds),
    pending: pending && seconds(pending),
    endings: bars.map((bar) => bar.ending),
  };
}

describe("bars", () => {
  it("go from the first check that found the device signed in to the last", () => {
    const lane = read(60, { from: 4, to: 47 }, { from: 48, to: 60, status: 401 });
    expect(lane.bars).toEqual([[4, 47]]);
    expect(lane.pending).toBeNull();
  });

  it("end at a no, and begin again after it even with the same credential", () => {
    const lane = read(99, { from: 4, to: 20 }, { from: 21, to: 25, status: 401 }, { from: 26, to: 40 });
    expect(lane.bars).toEqual([
      [4, 20],
      [26, 40],
    ]);
  });

  const noCookie = { from: 20.1, to: 60, status: 401, credential: null };

  it("are not ended by a browser without a cookie, at the same time or later", () => {
    const elsewhere = { ...noCookie, from: 6 };
    expect(read(60, { from: 4, to: 60, expires: 120 }, elsewhere)).toMatchObject({
      bars: [[4, 60]],
      pending: [60, 120],
    });
    expect(read(60, { from: 4, to: 20, expires: 120 }, noCookie)).toMatchObject({
      bars: [[4, 20]],
      pending: [20, 120],
    });
  });

  it("are ended by a browser without a cookie when it has signed out", () => {
    const runs = laneRuns({ from: 4, to: 20, expires: 120 }, noCookie);
    const lane = readLane(runs, 60_000, [20_050]);
    expect(lane).toMatchObject({ bars: [{ from: 4_000, to: 20_000, ending: "ended" }], pending: null });
  });

  it("begin anew with each credential", () => {
    const lane = read(99, { from: 4, to: 20 }, { from: 21, to: 40, credential: "b" });
    expect(lane.bars).toEqual([
      [4, 20],
      [21, 40],
    ]);
  });

  it("join what several app instances saw at the same time", () => {
    const lane = read(99, { from: 4, to: 30 }, { from: 5, to: 29 }, { from: 28, to: 47 });
    expect(lane.bars).toEqual([[4, 47]]);
  });

  it("keep one bar where instances alternate between two runs each", () => {
    const lane = read(99, { from: 4, to: 10 }, { from: 12, to: 20 }, { from: 22, to: 40 });
    expect(lane.bars).toEqual([[4, 40]]);
  });
});

describe("what ended a bar", () => {
  const end = (endings: number[], ...runs: Runs) =>
    readLane(
      laneRuns(...runs),
      99_000,
      [],
      endings.map((at) => at * 1000),
    );
  const no = { from: 48.6, to: 60, status: 401 };

  it("is reached by it: the checks lie a little before and after", () => {
    expect(end([30, 48, 55], { from: 4, to: 47.8 }, no).bars).toMatchObject([{ from: 4000, to: 48_000 }]);
    expect(end([], { from: 4, to: 47.8 }, no).bars).toMatchObject([{ to: 47_800 }]);
    expect(end([], { from: 4, to: 47.8, expires: 48.1 }, no).bars).toMatchObject([{ to: 48_100 }]);
  });

  it("is not known where nobody looked: that stretch is told apart", () => {
    const late = { from: 90, to: 95, status: 401 };
    expect(end([], { from: 4, to: 47 }, late)).toMatchObject({
      bars: [{ to: 47_000, ending: "ended" }],
      unwatched: [{ from: 47_000, to: 90_000 }],
    });
    // What was done meanwhile tells when, and the expiry does.
    expect(end([70], { from: 4, to: 47 }, late).unwatched).toEqual([{ from: 47_000, to: 70_000 }]);
    expect(end([], { from: 4, to: 47, expires: 64 }, late).unwatched).toEqual([{ from: 47_000, to: 64_000 }]);
    expect(end([], { from: 4, to: 88 }, late).unwatched).toEqual([]);
  });
});

describe("the current bar", () => {
  it.each([
    [56, 58, 58],
    [56, 59, 59],
    [56, 59.1, 56],
    [56, 600, 56],
  ])("last check at %d s, now %d s: ends at %d s", (last, now, end) => {
    const lane = read(now, { from: 4, to: last, expires: 900 });
    expect(lane.bars).toEqual([[4, end]]);
    expect(lane.pending).toEqual([end, 900]);
  });

  it("does not outlive its expiry", () => {
    const lane = read(126, { from: 4, to: 123.6, expires: 124 });
    expect(lane.bars).toEqual([[4, 124]]);
    expect(lane.pending).toBeNull();
  });

  it("has no expiry to come when nobody knows one", () => {
    expect(read(57, { from: 4, to: 56 }).pending).toBeNull();
  });
});

describe("expiry", () => {
  it("is told from a sign-out by when the no came", () => {
    const late = { from: 124.2, to: 140, status: 401 };
    expect(read(140, { from: 4, to: 123.5, expires: 124 }, late).endings).toEqual(["expired"]);
    const early = { from: 48.5, to: 140, status: 401 };
    expect(read(140, { from: 4, to: 47.5, expires: 124 }, early).endings).toEqual(["ended"]);
  });
});

describe("an end that no check saw", () => {
  it.each([
    ["a new sign-in took its place", { from: 48, to: 56, credential: "b" }],
    ["the database was away", { from: 48, to: 56, status: 503 }],
  ])("is not called a sign-out: %s", (_, next) => {
    expect(read(56, { from: 4, to: 47, expires: 124 }, next).endings[0]).toBeNull();
  });
});

describe("a database that is away", () => {
  const away = { from: 30, to: 35, status: 503 };

  it("leaves one bar with a stretch that could not be answered, up to the next answer", () => {
    const lane = read(57, { from: 4, to: 29, expires: 124 }, away, { from: 36, to: 56, expires: 124 });
    expect(lane.bars).toEqual([[4, 57]]);
    expect(lane.unanswered).toEqual([[30, 36]]);
    expect(lane.pending).toEqual([57, 124]);
  });

  it("goes on to now while it lasts, and promises nothing", () => {
    const lane = read(36, { from: 4, to: 29, expires: 124 }, away);
    expect(lane).toMatchObject({ bars: [[4, 29]], unanswered: [[30, 36]], pending: null });
  });

  it("is not stretched over a time when nobody looked", () => {
    const lane = read(600, { from: 4, to: 29 }, away, { from: 590, to: 600 });
    expect(lane.unanswered).toEqual([[30, 35]]);
  });

  it("is no sign-out, but a sign-out after it is one", () => {
    const lane = read(60, { from: 4, to: 29 }, away, { from: 36, to: 60, status: 401 });
    expect(lane.bars).toEqual([[4, 29]]);
    expect(lane.unanswered).toEqual([[30, 36]]);
  });

  it("was not away where another instance did answer", () => {
    const lane = read(99, { from: 4, to: 47 }, away);
    expect(lane.unanswered).toEqual([]);
  });
});
