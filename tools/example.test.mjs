import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { inRoot } from "./lib/paths.mjs";

const program = inRoot("tools/example.mjs");

function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), "example-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @param {string} file */
function read(file) {
  return readFileSync(file, "utf8");
}

it("puts auth/ and its models beside the example, in a folder of its own", () => {
  const folder = newFolder();
  execFileSync(process.execPath, [program, folder]);
  for (const name of readdirSync(join(folder, "auth"))) {
    expect(read(join(folder, "auth", name))).toBe(read(inRoot("auth", name)));
  }
  expect(readdirSync(join(folder, "auth"))).toEqual(
    expect.arrayContaining(["database.ts", "jwt.ts", "README.md"]),
  );
  const schema = read(join(folder, "prisma/schema.prisma"));
  expect(schema).toContain("model Session {");
  expect(read(inRoot("auth/README.md"))).toContain(schema);
});

it.each([
  ["no folder", () => [], "Name a folder"],
  ["a folder with something in it", () => [inRoot("auth")], "is not empty"],
])("refuses %s with one sentence", (_, args, sentence) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args()], { encoding: "utf8" });
  expect({ status, stdout, lines: stderr.trim().split("\n").length }).toEqual({
    status: 1,
    stdout: "",
    lines: 1,
  });
  expect(stderr).toContain(sentence);
});

it("names the packages that auth/ imports, in the versions of the repository", () => {
  const { dependencies, devDependencies } = JSON.parse(read(inRoot("examples/next-app/package.json")));
  const { packages } = JSON.parse(read(inRoot("package-lock.json")));
  const named = { ...dependencies, ...devDependencies };
  const here = Object.keys(named).map((name) => [name, packages[`node_modules/${name}`]?.version]);
  expect(named).toEqual(Object.fromEntries(here));

  const sources = readdirSync(inRoot("auth")).filter((name) => /(?<!\.test)\.ts$/.test(name));
  const imported = sources.flatMap((name) => [
    ...read(inRoot("auth", name)).matchAll(/(?:from|^import) "(.+?)"/gm),
  ]);
  const paths = imported.map(([, path = ""]) => path).filter((path) => !/^(node:|\.\/[\w-]+$)/.test(path));
  const names = paths.map((path) => path.split("/", path.startsWith("@") ? 2 : 1).join("/"));
  expect(names).toContain("jose");
  expect(names.filter((name) => !(name in dependencies))).toEqual([]);
});
