import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/**
 * The scenarios that there are. Their list is TypeScript, which Node 20 cannot load: its text is read instead.
 * @returns {string[]}
 */
export function readScenarioIds() {
  const source = readFileSync(inRoot("lessons/scenarios/registry.ts"), "utf8");
  return [...source.matchAll(/^ {2}"?([a-z-]+)"?: \(\) => import\(/gm)].map(([, id]) => id ?? "");
}
