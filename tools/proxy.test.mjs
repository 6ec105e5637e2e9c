import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { config } from "../proxy";
import { inRoot } from "./lib/paths.mjs";

/**
 * @param {string} file
 * @returns {boolean} whether it, or what it imports of the pages, has a form whose server action Next reads whole
 */
function hasAction(file) {
  const source = readFileSync(file, "utf8");
  if (/^"use server"/.test(source)) return true;
  const imports = [...source.matchAll(/from "(@\/|\.{1,2}\/)([^"]+)"/g)].map(([, from = "", path = ""]) =>
    from === "@/" ? inRoot(path) : join(dirname(file), from, path),
  );
  return imports
    .flatMap((path) => [`${path}.ts`, `${path}.tsx`])
    .filter((path) => path.startsWith(inRoot("app")) && existsSync(path))
    .some(hasAction);
}

/** @param {string} file @returns {string} its address, as the matcher writes it */
function addressOf(file) {
  const folder = dirname(file).slice(inRoot("app").length);
  return folder.replaceAll(/\[(\w+)\]/g, ":$1") || "/";
}

describe("a form that is too large is refused before Next reads it", () => {
  const files = readdirSync(inRoot("app"), { recursive: true, encoding: "utf8" });
  const pages = files
    .filter((file) => /(^|[\\/])page\.tsx$/.test(file))
    .map((file) => inRoot(`app/${file}`))
    .filter(hasAction)
    .map(addressOf);

  it("looks at pages with a form", () => {
    expect(pages).toContain("/lab/:lab/:device/:strategy");
    expect(pages).not.toContain("/practice");
  });

  it.each(pages)("%s", (page) => {
    expect(config.matcher).toContain(page);
  });
});
