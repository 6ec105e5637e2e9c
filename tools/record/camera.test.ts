import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { afterEach, expect, it, vi } from "vitest";
import { Camera } from "./camera";

afterEach(() => vi.useRealTimers());

it("shows a wait faster than it was, and what comes after it as it was", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  let show = (_second: number) => {};
  const start = async ({ onFrame }: { onFrame: (frame: { data: Buffer; timestamp: number }) => void }) => {
    show = (second) => onFrame({ data: Buffer.from("a still"), timestamp: 1_000_000 + second * 1000 });
  };
  const camera = new Camera(
    { screencast: { start, stop: async () => {} } } as unknown as Page,
    mkdtempSync(join(tmpdir(), "camera-")),
  );
  await camera.start();
  show(-1);
  show(2);
  vi.setSystemTime(1_004_000);
  camera.runAt(8);
  show(12);
  show(20);
  vi.setSystemTime(1_020_000);
  expect(camera.now()).toBe(4 + 2);
  camera.runAt(1);
  show(21);
  vi.setSystemTime(1_023_000);
  const stills = await camera.stop();
  expect(stills.map(({ seconds }) => seconds)).toEqual([2, 3, 1, 1, 2]);
});
