import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { inRoot } from "./paths.mjs";

/** @type {{ packages: Record<string, { integrity?: string, resolved?: string, link?: boolean }> }} */
const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
const installed = Object.entries(packages).filter(([path, { link }]) => path !== "" && !link);

it("every package of the lock file has its hash, those for other systems too", () => {
  expect(installed.length).toBeGreaterThan(100);
  const without = installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ""));
  // npm leaves the hash out where it did not download the package: npm view NAME@VERSION dist.integrity
  expect(without.map(([path]) => path)).toEqual([]);
});

it("no package of the lock file comes from another place than npm's registry", () => {
  const elsewhere = installed.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith("https://registry.npmjs.org/"),
  );
  expect(elsewhere).toEqual([]);
});
