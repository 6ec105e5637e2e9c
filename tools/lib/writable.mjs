import { accessSync, constants, existsSync, readdirSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { join, relative } from "node:path";
import { Failure } from "./failure.mjs";
import { dataDirectory, inRoot, root } from "./paths.mjs";

/** @typedef {{ path: string, depth: number }} Place `depth`: how many folders deep a start with sudo leaves its own */

/** What a start writes, by the step that does. */
export const written = /** @satisfies {Record<string, Place[]>} */ ({
  data: [{ path: dataDirectory, depth: 3 }],
  packages: [{ path: inRoot("node_modules"), depth: 1 }],
  client: [{ path: inRoot("lib/db/generated"), depth: 1 }],
  build: [
    { path: inRoot(".next"), depth: 2 },
    { path: inRoot("next-env.d.ts"), depth: 0 },
  ],
});

/**
 * Looks before a step whether this account may write what it writes. A step that has been done needs no look: an
 * app that was built by one account can be run by another.
 * @param {Place[]} places
 * @throws {Failure} that names the first place where it may not, and says what to do
 */
export function requireWritable(places) {
  for (const { path, depth } of places) {
    const refused = firstRefused(path, depth);
    if (refused) throw new Failure(adviceFor(refused, path));
  }
}

/**
 * @param {string} path
 * @param {number} depth
 * @returns {{ path: string, code: string | undefined } | null}
 */
function firstRefused(path, depth) {
  if (!existsSync(path)) return null;
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
  } catch (error) {
    return { path, code: /** @type {NodeJS.ErrnoException} */ (error).code };
  }
  if (depth === 0 || !statSync(path).isDirectory()) return null;
  for (const name of readdirSync(path)) {
    const refused = firstRefused(join(path, name), depth - 1);
    if (refused) return refused;
  }
  return null;
}

/**
 * @param {NonNullable<ReturnType<typeof firstRefused>>} refused
 * @param {string} folder
 */
function adviceFor({ path, code }, folder) {
  const name = shown(path);
  if (code === "EROFS")
    return `${name} lies where nothing can be written: copy this folder to another place.`;
  const { username, uid } = userInfo();
  // On Windows nobody is known by a number.
  const isOurs = uid === -1 || statSync(path).uid === uid;
  const why = isOurs
    ? "its permissions forbid it"
    : "it belongs to another account, as after a start with sudo";
  const what = isOurs ? `chmod -R u+rwX "${shown(folder)}"` : `sudo chown -R ${username} "${shown(folder)}"`;
  return `This account may not write ${name}: ${why}. Give it back with: ${what}`;
}

/** @param {string} path */
function shown(path) {
  const below = relative(root, path);
  return below.startsWith("..") ? path : below;
}
