import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { farRequests, underCondition } from "./distance";

const far = { slow: 1 };

/** A request that is under way until it is let go. */
function begin(lab: string, condition: "near" | typeof far) {
  let letGo = () => {};
  const work = () => new Promise<void>((resolve) => (letGo = resolve));
  const done = underCondition(lab, condition, work);
  return async () => {
    letGo();
    await done;
  };
}

describe("requests whose database is far away", () => {
  it("are so many for a lab at a time, whatever other labs and near requests do", async () => {
    const { perLab } = farRequests().limits;
    const ends = Array.from({ length: perLab }, () => begin("one", far));
    await expect(underCondition("one", far, async () => 1)).rejects.toMatchObject({
      code: "too-many-far-requests",
      status: 429,
    });
    expect(await underCondition("one", "near", async () => 1)).toBe(1);
    expect(await underCondition("one", "down", async () => 1)).toBe(1);
    expect(await underCondition("other", far, async () => 1)).toBe(1);
    await ends.pop()?.();
    expect(await underCondition("one", far, async () => 1)).toBe(1);
    for (const end of ends) await end();
  });

  it("give their place back when they fail", async () => {
    const fail = async () => {
      throw new RangeError("failed");
    };
    for (let index = 0; index < 100; index += 1)
      await expect(underCondition("one", far, fail)).rejects.toThrow(RangeError);
  });
});
