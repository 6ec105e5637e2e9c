import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inRoot } from "./lib/paths.mjs";

/** Files of one import each, and whether the layout allows it. @type {[string, string, boolean][]} */
const imports = [
  ["components/ui/button.tsx", "@/app/actions", false],
  ["components/ui/link.tsx", "../../app/actions", false],
  ["components/tour/tour.ts", "../board/view", true],
  ["components/evidence/panel.tsx", "../board/view", false],
  ["components/evidence/line.tsx", "../lab-client/rounds", true],
  ["components/board/board.tsx", "../evidence/panel", true],
  ["components/lab-client/store.ts", "../ui/menu", false],
  ["components/lab-client/act.ts", "@/components/board/view", false],
  ["components/lab-client/round.ts", "./store", true],
  ["components/lab-client/lane.ts", "@/lib/lab/lane", true],
  ["lessons/claims/card.ts", "@/components/claims/card", false],
  ["lessons/claims/run.ts", "../../app/actions", false],
  ["lessons/claims/claim.ts", "@/lib/lab/lane", true],
  ["lib/http.ts", "@/lessons/strategies/strategy", false],
  ["lib/device/check.ts", "../../lessons/strategies/strategy", false],
  ["lib/device/jar.ts", "../lab/lane", true],
  ["lib/lab/snapshot.ts", "../device/jar", false],
  ["lib/lab/events.ts", "@/lib/device/jar", false],
  ["lib/lab/labs.ts", "../db/pool", true],
  ["lib/db/database.ts", "../lab/lane", false],
  ["lib/db/pool.ts", "../evidence/recorder", true],
  ["lib/evidence/recorder.ts", "../db/other", false],
  ["lib/evidence/evidence.ts", "../lab/lane", false],
  ["auth/database.ts", "@/lib/device/in-lab", false],
  ["auth/jwt.ts", "../lib/keys", false],
  ["auth/tokens.ts", "./user", true],
  ["auth/user.ts", "next-auth", true],
  ["app/page.tsx", "@/components/ui/button", true],
  ["app/route.ts", "@/tools/testing/lab", false],
  ["lib/env.ts", "../e2e/lab", false],
  ["lib/keys.ts", "./env.test", false],
  ["lib/env.test.ts", "@/tools/testing/lab", true],
  ["lib/lab/lab.test.ts", "../device/jar", true],
];
const circle = ["lessons/a.ts", "lessons/b.ts"];

/** @type {string} */
let folder;
/** @type {Set<string>} What was found wrong: the file and the rule. */
let found;

/** @param {string} file @param {string} text */
function write(file, text) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "still-signed-in-layout-"));
  for (const file of ["biome.json", "biome.layout.json"]) copyFileSync(inRoot(file), join(folder, file));
  for (const [file, from] of imports)
    write(file, `import type { X } from "${from}";\n\nexport type Y = X;\n`);
  write("lessons/a.ts", 'import type { B } from "./b";\n\nexport type A = B;\n');
  write("lessons/b.ts", 'import type { A } from "./a";\n\nexport type B = A;\n');
  const biome = inRoot("node_modules/@biomejs/biome/bin/biome");
  const options = ["--vcs-enabled=false", "--max-diagnostics=none", "--reporter=json"];
  const { stdout } = spawnSync(process.execPath, [biome, "lint", ...options], {
    cwd: folder,
    encoding: "utf8",
  });
  /** @type {{ diagnostics: { category: string, location: { path: string } }[] }} */
  const { diagnostics } = JSON.parse(stdout);
  found = new Set(diagnostics.map(({ category, location }) => `${location.path} ${category}`));
});

afterAll(() => rmSync(folder, { recursive: true }));

it.each(imports)("%s, which imports %s, is allowed: %s", (file, _, allowed) => {
  expect(found.has(`${file} lint/style/noRestrictedImports`)).toBe(!allowed);
});

it.each(circle)("%s, which is part of a circle of types, is refused", (file) => {
  expect(found).toContain(`${file} lint/suspicious/noImportCycles`);
});

it("prisma/ holds the schema and its migrations, and no code", () => {
  const { stdout } = spawnSync("git", ["ls-files", "prisma"], { cwd: inRoot(), encoding: "utf8" });
  expect(stdout).toContain("prisma/schema.prisma");
  expect(stdout.split("\n").filter((file) => file && !/[.](prisma|sql|toml)$/.test(file))).toEqual([]);
});
