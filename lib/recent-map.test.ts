import { describe, expect, it } from "vitest";
import { RecentMap } from "./recent-map";

describe("a map of what is recent", () => {
  it("lets go of what was used longest ago, be it read or written", () => {
    const map = new RecentMap<string, number>(2);
    map.set("a", 1);
    map.set("b", 2);
    expect(map.get("a")).toBe(1);
    map.set("c", 3);
    expect([map.get("a"), map.get("b"), map.get("c")]).toEqual([1, undefined, 3]);
    map.set("a", 4);
    map.set("d", 5);
    expect([map.get("a"), map.get("c"), map.get("d"), map.size]).toEqual([4, undefined, 5, 2]);
  });

  it("drops what is of no more use", () => {
    const map = new RecentMap<string, number>(9);
    for (const value of [1, 2, 3, 4]) map.set(`${value}`, value);
    map.deleteWhere((value) => value % 2 === 0);
    expect([map.size, map.get("3"), map.get("4")]).toEqual([2, 3, undefined]);
  });
});
