import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import "@/tools/testing/strict";

const exhibit = "lessons/satellites/programs/lib/library-verifiers.mjs";

/** Importing one of them, or asking for it by name. */
const asksFor = /(?:from|import\(|require\()\s*["'](?:jsonwebtoken|fast-jwt|jwt-simple)["']/;

it("libraries that are there to be attacked are loaded by their exhibit alone", () => {
  const { stdout } = spawnSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs"], { encoding: "utf8" });
  const files = stdout.trim().split("\n");
  expect(files).toContain(exhibit);
  expect(files.filter((file) => asksFor.test(readFileSync(file, "utf8")))).toEqual([]);
  // In two parts: this file must not seem to.
  for (const how of ["from ", "import(", "require("]) expect(`${how}"jsonwebtoken"`).toMatch(asksFor);
});
