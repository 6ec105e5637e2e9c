import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { inRoot } from "@/tools/lib/paths.mjs";
import "@/tools/testing/strict";
import { launch } from "../satellites/satellite";
import type { Fault } from "./fault";
import { type BugProgram, bugPrograms } from "./program";
import { faultsOf, fileOf } from "./programs";
import { readByScript } from "./read-by-script";
import { runBugs, tryExploit } from "./run-bugs";

// Where jose can be found from.
const folder = mkdtempSync(inRoot("node_modules/.bugs-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Which faults of a program can be used. */
async function usable(program: BugProgram, file: string): Promise<string[]> {
  const satellite = await launch("article", { MODULE: file }, 30_000);
  try {
    const used: string[] = [];
    for (const fault of faultsOf[program]) {
      if ((await tryExploit(fault, satellite)).gotIn) used.push(fault.id);
    }
    return used;
  } finally {
    await satellite.stop();
  }
}

/** The repaired program without one of its repairs. */
function without(program: BugProgram, { id, repair }: Fault): string {
  const repaired = readFileSync(inRoot(fileOf(program, "solution")), "utf8");
  const code = repair.reduce((text, [mended, before]) => {
    expect(text.split(mended), `${mended} stands there once`).toHaveLength(2);
    return text.replace(mended, before);
  }, repaired);
  const file = join(folder, `${id}.mjs`);
  writeFileSync(file, code);
  return file;
}

describe.each(bugPrograms)("the example of %s", (program) => {
  it("lets every exploit in as written, and none when repaired, and shows the lines", async () => {
    const { findings, repaired } = await runBugs(program);
    const written = readFileSync(inRoot(fileOf(program, "problem")), "utf8").split("\n");
    expect(findings.map(({ id }) => id)).toEqual(faultsOf[program].map(({ id }) => id));
    for (const { id, wrong, mended, ...trials } of findings) {
      expect([trials.asWritten.gotIn, trials.repaired.gotIn], id).toEqual([true, false]);
      for (const { asked } of [trials.asWritten, trials.repaired])
        expect(asked.length, id).toBeGreaterThan(0);
      expect(wrong.length, id).toBe(faultsOf[program].find((one) => one.id === id)?.lines.length);
      for (const number of wrong) expect(written[number - 1]?.trim(), id).toBeTruthy();
      expect(mended.length, id).toBeGreaterThan(0);
      for (const number of mended) expect(repaired[number - 1]?.trim(), id).toBeTruthy();
    }
  });

  it.each(faultsOf[program].map((fault) => [fault.id, fault] as const))(
    "without the repair of %s lets its exploit in again, and no other but those that it opens",
    async (_, fault) => {
      const expected = faultsOf[program].filter(({ id }) => id === fault.id || fault.opens?.includes(id));
      expect(await usable(program, without(program, fault))).toEqual(expected.map(({ id }) => id));
    },
  );
});

it("a class that presses at once takes turns: each has its report", async () => {
  const reports = await Promise.all(Array.from({ length: 4 }, () => runBugs("session")));
  for (const { findings } of reports)
    expect(findings.filter(({ asWritten }) => asWritten.gotIn)).toHaveLength(4);
});

it("a script reads a cookie unless it is HttpOnly", () => {
  expect(readByScript("a=b; Path=/; SameSite=Lax")).toBe("a=b");
  expect(readByScript("a=b; httponly; Path=/")).toBe("");
});
