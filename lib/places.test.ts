import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { type GiveBack, onePlaceEach, type PlaceLimits, Places } from "./places";

const never = new AbortController().signal;
const limits: PlaceLimits = { perLab: 2, total: 3, waitingPerLab: 4, waiting: 6 };
const placesOf = (change: Partial<PlaceLimits> = {}) => new Places({ ...limits, ...change }, "too-many-runs");
const full = { code: "too-many-runs", status: 429 };

/** Lets labs ask, each letter one request, and gives places back one by one: who got them, in order. */
async function served(places: Places, asking: string): Promise<string> {
  const turns: { lab: string; giveBack: GiveBack }[] = [];
  for (const lab of asking) void places.take(lab, never).then((giveBack) => turns.push({ lab, giveBack }));
  for (let index = 0; index < asking.length; index += 1) {
    await new Promise(setImmediate);
    turns[index]?.giveBack();
  }
  return turns.map(({ lab }) => lab).join("");
}

describe("places", () => {
  it.each([
    ["a lab's own share", "aa", "a"],
    ["all that there are", "aab", "b"],
    ["all that there are, for a lab that has none", "aab", "c"],
  ])("end with %s", (_, held, next) => {
    const places = placesOf();
    for (const lab of held) places.takeNow(lab);
    expect(places.hasRoom(next)).toBe(false);
    expect(() => places.takeNow(next)).toThrow(expect.objectContaining(full));
  });

  it.each([
    ["its own share", "a", "a", 2],
    ["all", "ab", "c", 2],
  ])("are taken several at once, or none: %s", (_, held, lab, count) => {
    const places = placesOf();
    for (const other of held) places.takeNow(other);
    expect(() => places.takeAll(lab, count)).toThrow(expect.objectContaining(full));
    const [giveBack] = places.takeAll(lab, count - 1);
    giveBack?.();
    expect(places.hasRoom(lab)).toBe(true);
  });

  it("leave room for a neighbour when one lab holds all that it may", () => {
    const places = placesOf();
    for (const lab of "aa") places.takeNow(lab);
    expect(places.hasRoom("b")).toBe(true);
  });

  it.each([
    ["two labs take turns, though one asked first and for more", 1, "aaaaabb", "ababaaa"],
    ["three labs take turns", 1, "aaabbc", "abcaba"],
    ["a lab alone has them one after the other", 1, "aaa", "aaa"],
  ])("go round: %s", async (_, total, asking, expected) => {
    const places = placesOf({ total, waitingPerLab: 9, waiting: 9 });
    expect(await served(places, asking)).toBe(expected);
  });

  it("go to the lab that holds the fewest, though another was served longer ago", async () => {
    const places = placesOf();
    const [, giveBack] = [..."abc"].map((lab) => places.takeNow(lab));
    const turns: string[] = [];
    for (const lab of "ab") void places.take(lab, never).then(() => turns.push(lab));
    giveBack?.();
    await new Promise(setImmediate);
    expect(turns).toEqual(["b"]);
  });

  it("are given back once, however often it is said", () => {
    const places = placesOf({ perLab: 2, total: 2 });
    const giveBack = places.takeNow("a");
    places.takeNow("a");
    giveBack();
    giveBack();
    places.takeNow("a");
    expect(places.hasRoom("a")).toBe(false);
  });

  it("are given back by work that fails as by work that succeeds", async () => {
    const places = placesOf({ perLab: 1 });
    const failing = places.within("a", never, async () => {
      expect(places.hasRoom("a")).toBe(false);
      throw new RangeError("a fault");
    });
    await expect(failing).rejects.toThrow("a fault");
    expect(await places.within("a", never, async () => "done")).toBe("done");
    expect(places.hasRoom("a")).toBe(true);
  });

  it("pass over who has hung up while waiting", async () => {
    const places = placesOf({ perLab: 1 });
    const giveBack = places.takeNow("a");
    const gone = new AbortController();
    const left = places.take("a", gone.signal);
    const next = places.take("a", never);
    gone.abort(new Error("hung up"));
    await expect(left).rejects.toThrow("hung up");
    giveBack();
    (await next)();
    expect(places.hasRoom("a")).toBe(true);
  });

  it("are not taken by who hung up before asking", async () => {
    const places = placesOf({ perLab: 1 });
    await expect(places.take("a", AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
    expect(places.hasRoom("a")).toBe(true);
  });

  it("are kept by who hangs up after waiting until they are given back, and the next in line is not lost", async () => {
    const places = placesOf({ perLab: 1 });
    const first = places.takeNow("a");
    const visitor = new AbortController();
    const second = places.take("a", visitor.signal);
    const third = places.take("a", never);
    first();
    const giveBack = await second;
    visitor.abort();
    expect(places.hasRoom("a")).toBe(false);
    giveBack();
    (await third)();
    expect(places.hasRoom("a")).toBe(true);
  });

  it.each([
    ["of one lab", "aaaa", "a"],
    ["in all", "aaaabb", "c"],
  ])("have a bounded queue, %s", async (_, waiting, next) => {
    const places = placesOf({ total: 1 });
    places.takeNow("z");
    const gone = new AbortController();
    const queue = [...waiting].map((lab) => places.take(lab, gone.signal));
    expect(() => places.take(next, never)).toThrow(expect.objectContaining(full));
    gone.abort(new Error("hung up"));
    const outcomes = await Promise.allSettled(queue);
    expect(outcomes.every(({ status }) => status === "rejected")).toBe(true);
    const waits = places.take(next, gone.signal);
    await expect(waits).rejects.toThrow("hung up");
  });

  it("can be one for each name", () => {
    const places = onePlaceEach("claim-running");
    const giveBack = places.takeNow("a");
    places.takeNow("b");
    expect(() => places.takeNow("a")).toThrow(expect.objectContaining({ code: "claim-running" }));
    giveBack();
    places.takeNow("a");
  });
});
