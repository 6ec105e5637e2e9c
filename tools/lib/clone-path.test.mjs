import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { requireBuildablePath } from "./clone-path.mjs";
import { inRoot } from "./paths.mjs";

it.each(["a b", "100%", "a%41b", "käse", "a&b;c", "'a'"])("a clone may lie in a folder %j", (folder) => {
  expect(() => requireBuildablePath(`/home/alice/${folder}/still-signed-in`)).not.toThrow();
});

it.each(["#", "?"])("a start in a folder with %j in its name ends with one sentence", (mark) => {
  const folder = mkdtempSync(join(tmpdir(), `a${mark}b %41 `));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(inRoot("tools"), join(folder, "tools"), { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ["tools/start.mjs"], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stderr).toBe(
    `No build can be made in a folder with "${mark}" in its path: move ${folder} to another place.\n`,
  );
  expect(status).toBe(1);
});
