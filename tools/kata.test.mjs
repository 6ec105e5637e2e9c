import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { kataIds } from "../lessons/katas/order.mjs";
import { inRoot } from "./lib/paths.mjs";

const KATA_FOLDER = mkdtempSync(join(tmpdir(), "katas-"));
afterAll(() => rmSync(KATA_FOLDER, { recursive: true }));

const attempt = join(KATA_FOLDER, "one-path.ts");

/** @param {...string} args */
function kata(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inRoot("tools/kata.mjs"), ...args], {
    env: { ...process.env, KATA_FOLDER, NO_COLOR: "1" },
    encoding: "utf8",
  });
  return { status, text: stdout + stderr };
}

it("lists them, and says how to begin", () => {
  const { text } = kata();
  for (const id of kataIds) expect(text).toContain(id);
  expect(text).toContain("npm run kata ");
});

it("copies one out, and says in words what is wrong with it", () => {
  const { status, text } = kata("one-path", "--once");
  expect(status).toBe(1);
  expect(text).toContain("✓ The page refuses a token from before the change.");
  expect(text).toContain("× So does the API.");
  expect(text).toContain("The API answers it with Alice's profile.");
  expect(text).not.toMatch(/run\.ts:\d/);
});

it("leaves alone what somebody has made of it, and passes when it is right", () => {
  copyFileSync(inRoot("lessons/katas/one-path/solution.ts"), attempt);
  expect(kata("one-path", "--once")).toMatchObject({ status: 0 });
});

it("says where a file cannot be read", () => {
  writeFileSync(attempt, "export const page = ;\n");
  const { status, text } = kata("one-path", "--once");
  expect(status).toBe(1);
  expect(text).toContain("The file can be read.");
  expect(text).toContain("one-path.ts:1:21");
});

it.each([
  ["fixation", "solution.ts"],
  ["article-jwt", "solution.mjs"],
])("shows our solution of %s", (id, file) => {
  const solution = readFileSync(inRoot("lessons/katas", id, file), "utf8");
  expect(kata("--solution", id).text.trim()).toBe(solution.trim());
});

it.each([["no-such-kata"], ["--no-such-option"]])("refuses %s in a sentence", (arg) => {
  const { status, text } = kata(arg);
  expect(status).toBe(1);
  expect(text.trim().split("\n")).toHaveLength(1);
  expect(text).toContain(arg);
});
