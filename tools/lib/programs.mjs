// Programs of the system that the tests or a recording need.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { Failure } from "./failure.mjs";
import { run } from "./run.mjs";

/**
 * @param {string[]} names
 * @returns {string | undefined} the first that is on the PATH
 */
export function findOnPath(names) {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
}

/**
 * @param {string[]} names of the Debian packages
 * @returns {Promise<boolean>} whether they could be installed: only on Debian and its kin, and only as root
 */
export async function installOnDebian(...names) {
  const isDebian =
    existsSync("/etc/os-release") && /^ID(_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  if (!isDebian || process.getuid?.() !== 0) return false;
  const said = names.join(", ");
  console.log(`Installing the system's ${said}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const installed = await attempt(async () => {
    await run("Updating the package lists", "apt-get", ["update", "-q"], { env });
    await run(`Installing ${said}`, "apt-get", ["install", "-qy", "--no-install-recommends", ...names], {
      env,
    });
    return true;
  });
  return installed ?? false;
}

/**
 * A way to get something that fails leads to the next one, not to the end.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T | null>}
 */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    console.log(error.message.split("\n").at(-1));
    return null;
  }
}
