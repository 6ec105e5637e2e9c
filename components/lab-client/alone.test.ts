import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "@/tools/testing/strict";
import { alone } from "./alone";

const kept = new Map<string, string>();
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

/** Has tabs do something at once. @returns the most that did it at the same moment, and in which order they ended */
async function together(names: string[], fails = -1) {
  const ended: PromiseSettledResult<number>[] = [];
  let [now, most] = [0, 0];
  const tabs = names.map((name, tab) =>
    alone(name, async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 30));
      now -= 1;
      if (tab === fails) throw new Error("failed");
      return tab;
    }),
  );
  ended.push(...(await Promise.allSettled(tabs)));
  return { most, ended: ended.map(({ status }) => status) };
}

function throwBlocked(): never {
  throw new DOMException("Access is denied", "SecurityError");
}

beforeEach(() => {
  kept.clear();
  vi.stubGlobal("navigator", {});
  vi.stubGlobal("localStorage", storage);
});
afterEach(() => void vi.unstubAllGlobals());

describe("where the browser has no locks", () => {
  it("one tab after the other does what has one name", async () => {
    expect(await together(["a", "a", "a"])).toEqual({ most: 1, ended: Array(3).fill("fulfilled") });
    expect(kept.size).toBe(0);
  });

  it("nobody waits for another name", async () => {
    expect((await together(["a", "b"])).most).toBe(2);
  });

  it("a failure ends the turn", async () => {
    expect((await together(["a", "a"], 0)).ended).toEqual(["rejected", "fulfilled"]);
  });

  it("a tab that has gone holds nobody up for longer than its lease", async () => {
    kept.set("lock a", `${Date.now() - 1} 0.5`);
    expect((await together(["a"])).ended).toEqual(["fulfilled"]);
  });

  it("nobody waits where storage is blocked", async () => {
    const blocked = { configurable: true, get: () => throwBlocked() };
    vi.stubGlobal("localStorage", undefined);
    Object.defineProperty(globalThis, "localStorage", blocked);
    expect(await together(["a", "a"])).toEqual({ most: 2, ended: ["fulfilled", "fulfilled"] });
  });
});

it("takes the browser's own lock where there is one", async () => {
  const request = vi.fn((_: string, work: () => Promise<number>) => work());
  vi.stubGlobal("navigator", { locks: { request } });
  expect(await alone("a", async () => 7)).toBe(7);
  expect(request).toHaveBeenCalledWith("a", expect.any(Function));
  expect(kept.size).toBe(0);
});
