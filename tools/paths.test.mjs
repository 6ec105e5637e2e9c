import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import { inRoot } from "./lib/paths.mjs";

// With `scripts` and `test`, which the folders of today have replaced.
const folders = "app|auth|components|docs|e2e|examples|lessons|lib|prisma|public|scripts|test|tools";
const endings = "ts|tsx|mjs|js|json|md|css|sql|prisma|html|svg|toml";
/** A file of the repository as code, prose and `/source/…` addresses write it. */
const path = new RegExp(
  `(?<![\\w./@[\\]-])(?:@/|/source/|\\./)?((?:${folders})/[\\w./@[\\]-]*[.](?:${endings}))\\b`,
  "g",
);
const folder = new RegExp(`(?<![\\w./@-])(?:@/)?((?:${folders})/(?:[\\w-]+/)+)(?=[\\s"'\`),;:]|[.]\\s)`, "g");
const command = /\b(?:node|vitest run|playwright test) ((?:tools|e2e)\/[\w./-]+)/g;
/** Files that name others that are not there: in tests, and in the application that `auth/` is copied into. */
const fictional = ["auth/README.md: app/api/auth/[...nextauth]/route.ts"];
const skipped = new Set(["tools/layout.test.mjs", "tools/paths.test.mjs", "package-lock.json"]);

const { stdout } = spawnSync("git", ["ls-files"], { cwd: inRoot(), encoding: "utf8" });
const files = stdout
  .split("\n")
  .filter((file) => /[.](tsx?|mjs|js|json|md|ya?ml|css|html|prisma|sql)$/.test(file))
  .filter((file) => existsSync(inRoot(file)) && !skipped.has(file) && !file.startsWith("public/"));

/** @param {string} file */
function pathsIn(file) {
  const text = readFileSync(inRoot(file), "utf8");
  return [...text.matchAll(path), ...text.matchAll(folder), ...text.matchAll(command)].map(
    ([, found = ""]) => found,
  );
}

const named = files.flatMap((file) => pathsIn(file).map((found) => ({ file, found })));

it("finds the paths that stand as strings", () => {
  expect(named.length).toBeGreaterThan(100);
  expect(named.map(({ found }) => found)).toContain("auth/database.ts");
});

it("every path that stands in code, prose or an address is there", () => {
  const missing = named.filter(
    ({ file, found }) => !existsSync(inRoot(found)) && !existsSync(inRoot(dirname(file), found)),
  );
  const lines = missing.map(({ file, found }) => `${file}: ${found}`);
  expect(lines.filter((line) => !fictional.includes(line))).toEqual([]);
});
