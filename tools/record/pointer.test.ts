import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, it } from "vitest";
import { VisiblePointer } from "./pointer";

it("draws fewer places on its way where each takes long, and comes to rest on what it presses", async () => {
  const places: [number, number][] = [];
  const mouse = {
    async move(x: number, y: number) {
      places.push([x, y]);
      await sleep(200);
    },
  };
  const pressed: unknown[] = [];
  const target = {
    evaluate: async () => {},
    boundingBox: async () => ({ x: 100, y: 200, width: 40, height: 20 }),
    click: async (how: unknown) => void pressed.push(how),
  };
  await new VisiblePointer({ mouse } as unknown as Page).press(target as unknown as Locator);
  expect(places.length).toBeLessThanOrEqual(5);
  expect(places.at(-1)).toEqual([120, 210]);
  expect(pressed).toEqual([{ position: { x: 20, y: 10 } }]);
});
