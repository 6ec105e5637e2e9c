import { describe, expect, it, vi } from "vitest";
import "@/tools/testing/strict";
import { freshMs, lookFreshly } from "./fresh-look";

/** A look takes so many milliseconds at each attempt, by a clock that nothing else moves. */
function looking(...took: number[]) {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  const done: string[] = [];
  const signIn = async () => {
    now += 60_000;
    done.push("sign in");
  };
  const look = async () => {
    now += took[done.filter((what) => what === "look").length] ?? 0;
    done.push("look");
    return done.length;
  };
  return { done, result: lookFreshly(signIn, look).finally(() => clock.mockRestore()) };
}

describe("a look before an act", () => {
  it("is made once where it is quick, and begins after the sign-ins, however long they take", async () => {
    const { done, result } = looking(freshMs / 2 - 1);
    expect(await result).toEqual({ found: 2, begun: 60_000 });
    expect(done).toEqual(["sign in", "look"]);
  });

  it("is made again, with another sign-in, where it is slow", async () => {
    const { done, result } = looking(freshMs, 10);
    expect((await result).found).toBe(4);
    expect(done).toEqual(["sign in", "look", "sign in", "look"]);
  });

  it("is given up after three more", async () => {
    const { done, result } = looking(...Array.from({ length: 9 }, () => freshMs));
    await result;
    expect(done.filter((what) => what === "look")).toHaveLength(4);
  });
});
