// A stamp is a file that says from which content something was made, so that it is made anew only when
// that content is another. Times of files say nothing after a checkout.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/**
 * @param {string[]} paths files and folders of the repository; those that do not exist are left out
 * @param {(path: string) => boolean} ignore
 */
export function hashOf(paths, ignore = () => false) {
  const hash = createHash("sha256").update(process.versions.node);
  for (const path of paths.flatMap((path) => filesIn(path, ignore))) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} path
 * @param {(path: string) => boolean} ignore
 * @returns {string[]}
 */
function filesIn(path, ignore) {
  if (ignore(path) || !existsSync(inRoot(path))) return [];
  if (!statSync(inRoot(path)).isDirectory()) return [path];
  return readdirSync(inRoot(path))
    .sort()
    .flatMap((name) => filesIn(`${path}/${name}`, ignore));
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function isStamped(file, hash) {
  return existsSync(inRoot(file)) && readFileSync(inRoot(file), "utf8") === hash;
}

/**
 * @param {string} file
 * @param {string} hash
 */
export function stamp(file, hash) {
  writeFileSync(inRoot(file), hash);
}
