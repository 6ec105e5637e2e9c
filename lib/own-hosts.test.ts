import type { networkInterfaces } from "node:os";
import { expect, it, vi } from "vitest";
import "@/tools/testing/strict";
import { isOwnHost } from "./own-hosts";

const system = vi.hoisted(() => ({ name: "first", asked: 0 }));
vi.mock("node:os", async (original) => ({
  ...(await original<typeof import("node:os")>()),
  hostname: () => system.name,
  networkInterfaces: (): ReturnType<typeof networkInterfaces> => {
    system.asked += 1;
    return {};
  },
}));

it("asks the system for this machine's names once a second, and no oftener", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  try {
    const reach = { onNetwork: true };
    for (let request = 0; request < 100; request += 1) expect(isOwnHost("first:3000", reach)).toBe(true);
    expect(system.asked).toBe(1);
    system.name = "second";
    vi.advanceTimersByTime(1_000);
    expect(isOwnHost("second:3000", reach)).toBe(true);
    expect(isOwnHost("first:3000", reach)).toBe(false);
    expect(system.asked).toBe(2);
  } finally {
    vi.useRealTimers();
  }
});
