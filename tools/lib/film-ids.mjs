import { readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/**
 * What can be filmed: the scenarios, the stories that have a page of their own, and rounds of a class. The list of
 * scenarios is TypeScript, which Node 20 cannot load: its text is read instead.
 * @returns {string[]}
 */
export function readFilmIds() {
  const source = readFileSync(inRoot("lessons/scenarios/registry.ts"), "utf8");
  const ids = [...source.matchAll(/^ {2}"?([a-z-]+)"?: \(\) => import\(/gm)].map(([, id]) => id ?? "");
  return [...ids, "other-site", "opaque-token", "class-password-change", "class-short-lived-tokens"];
}
