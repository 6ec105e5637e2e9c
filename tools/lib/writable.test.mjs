import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { inRoot } from "./paths.mjs";
import { requireWritable, written } from "./writable.mjs";

/** Root may write everything: there the look is taken by an account that owns nothing. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

/** A folder with a file two folders below. */
function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "below"), { recursive: true });
  writeFileSync(join(folder, "below/file"), "");
  for (const path of ["", "below", "below/file"]) chmodSync(join(folder, path), 0o777);
  return folder;
}

/**
 * Runs node on a copy of the tools, for the repository may lie where nobody else can read.
 * @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 */
function run(args, env = process.env) {
  const cwd = newFolder();
  cpSync(inRoot("tools"), join(cwd, "tools"), { recursive: true });
  const account = nobody && { uid: nobody, gid: nobody };
  return spawnSync(process.execPath, args, { cwd, env, encoding: "utf8", ...account });
}

/** @param {{ path: string, depth: number }[]} places @returns {string} what is said, or nothing */
function look(places) {
  const code = `import("./tools/lib/writable.mjs")
    .then(({ requireWritable }) => requireWritable(${JSON.stringify(places)}))
    .catch((error) => console.log(error.message))`;
  const { stdout, stderr } = run(["-e", code]);
  expect(stderr).toBe("");
  return stdout.trim();
}

describe("a start looks first whether it may write", () => {
  it("all that it writes, as things are here", () => {
    expect(() => requireWritable(Object.values(written).flat())).not.toThrow();
  });

  it("and goes on where it may, or where there is nothing yet", () => {
    const folder = newFolder();
    const places = [folder, join(folder, "missing")].map((path) => ({ path, depth: 2 }));
    expect(look(places)).toBe("");
  });

  it.each(["", "below", "below/file"])("and names what it may not, and the way out: %j", (path) => {
    const folder = newFolder();
    chmodSync(join(folder, path), 0o444);
    const said = look([{ path: folder, depth: 2 }]);
    expect(said).toContain(`This account may not write ${join(folder, path)}: `);
    if (nobody)
      expect(said).toMatch(/belongs to another account, as after a start with sudo.*sudo chown -R \w+ "/);
    else expect(said).toMatch(/permissions forbid it.*chmod -R u\+rwX "/);
  });

  it("and ends with that one sentence", () => {
    const folder = newFolder();
    chmodSync(folder, 0o555);
    const { status, stderr } = run(["tools/start.mjs"], { ...process.env, DATA_DIR: folder, PORT: "0" });
    expect(stderr).toMatch(/^This account may not write .*\n$/);
    expect(status).toBe(1);
  });
});
