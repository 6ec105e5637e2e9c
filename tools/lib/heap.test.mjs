import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { heapArguments } from "./heap.mjs";

/** @param {{ NODE_OPTIONS: string }} env */
function megabytes(env) {
  const script = "console.log(require('node:v8').getHeapStatistics().heap_size_limit / 2 ** 20)";
  const args = [...heapArguments(env), "-e", script];
  return Number(execFileSync(process.execPath, args, { encoding: "utf8", env: { ...process.env, ...env } }));
}

it("gives the app a heap of a gigabyte, whatever the machine has", () => {
  expect(megabytes({ NODE_OPTIONS: "" })).toBeGreaterThanOrEqual(1_024);
  expect(megabytes({ NODE_OPTIONS: "" })).toBeLessThan(1_200);
});

it("leaves whoever names another heap theirs", () => {
  expect(megabytes({ NODE_OPTIONS: "--max-old-space-size=2500" })).toBeGreaterThanOrEqual(2_500);
});
