import { Failure } from "./failure.mjs";
import { root } from "./paths.mjs";

/**
 * Everything else may stand in the path of the clone. These two, enhanced-resolve (which finds Tailwind's files)
 * takes for the beginning of a fragment or a query.
 * @param {string} folder
 * @throws {Failure}
 */
export function requireBuildablePath(folder = root) {
  const [mark] = /[#?]/.exec(folder) ?? [];
  if (!mark) return;
  throw new Failure(
    `No build can be made in a folder with "${mark}" in its path: move ${folder} to another place.`,
  );
}
