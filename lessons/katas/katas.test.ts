import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Checks, fault } from "./kata";
import { kataIds } from "./order.mjs";

const here = new URL(".", import.meta.url);
const problems = import.meta.glob("./*/problem.{ts,mjs}");
const solutions = import.meta.glob("./*/solution.{ts,mjs}");
const allChecks = import.meta.glob<{ checks: Checks<unknown> }>("./*/checks.ts", { eager: true });

/** What is wrong with one of the files, in the words of the checks. */
async function faults(id: string, files: Record<string, () => Promise<unknown>>): Promise<string[]> {
  const path = Object.keys(files).find((one) => one.startsWith(`./${id}/`)) ?? "";
  const module = await files[path]?.();
  const checks = allChecks[`./${id}/checks.ts`]?.checks ?? [];
  const found: string[] = [];
  // One after the other: some set the clock.
  for (const check of checks) {
    const wrong = await fault(check, module);
    if (wrong !== null) found.push(wrong);
  }
  return found;
}

it("lists every folder", () => {
  const folders = readdirSync(here, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...kataIds].sort());
});

describe.each(kataIds)("%s", (id) => {
  it("fails as it is given, and not altogether", async () => {
    const found = await faults(id, problems);
    const { checks } = allChecks[`./${id}/checks.ts`] ?? { checks: [] };
    expect(found.length).toBeGreaterThan(0);
    expect(found.length, "some of it works").toBeLessThan(checks.length);
  });

  it("passes with its solution", async () => {
    expect(await faults(id, solutions)).toEqual([]);
  });

  it("is told in ten lines", () => {
    const readme = new URL(`./${id}/README.md`, here);
    expect(existsSync(readme)).toBe(true);
    expect(readFileSync(readme, "utf8").trim().split("\n").length).toBeLessThanOrEqual(10);
  });
});
