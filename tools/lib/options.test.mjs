import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { root } from "./paths.mjs";

const run = (/** @type {string[]} */ ...args) =>
  spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", timeout: 20_000 });

describe.each(["tools/start.mjs", "tools/bench.mjs"])("%s", (program) => {
  it("says what it can be asked, and does nothing else", () => {
    const { status, stdout, stderr } = run(program, "--help");
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^npm (start|run bench) \[-- options\]\n {2}--/);
  });

  it("does not begin where it was asked what it does not know", () => {
    const { status, stdout, stderr } = run(program, "--lann");
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^Unknown option '--lann'.*\n\nnpm /s);
    expect(stderr).not.toContain("    at ");
  });
});
