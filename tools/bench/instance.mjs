import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import { join } from "node:path";

/** @typedef {{ url: string, app: number, database: number, databaseUrl: string }} Running */

/** @type {Set<() => Promise<void>>} */
const stops = new Set();

/**
 * Starts a checkout with a data folder of its own.
 * @param {string} checkout
 * @param {string} dataFolder
 * @param {Record<string, string>} [own] variables beside those that every one of them has
 * @returns {Promise<{ running: Running, seconds: number, stop: () => Promise<void> }>}
 */
export async function startInstance(checkout, dataFolder, own = {}) {
  const begun = performance.now();
  const env = { ...process.env, PORT: "0", DATA_DIR: dataFolder, DATABASE_URL: "", AUTH_SECRET: "", ...own };
  const child = spawn(process.execPath, ["tools/start.mjs"], {
    cwd: checkout,
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  let said = "";
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    said += chunk;
    if (said.includes("is ready: ")) break;
  }
  if (child.exitCode !== null) throw new Error(`The app did not start: ${said}`);
  child.stdout.resume();
  const seconds = (performance.now() - begun) / 1000;
  const stop = async () => {
    stops.delete(stop);
    child.kill("SIGTERM");
    await exited;
  };
  stops.add(stop);
  return { running: JSON.parse(readFileSync(join(dataFolder, "running.json"), "utf8")), seconds, stop };
}

/** Ends the instances that a failure has left: each would hold the terminal or the pipe that it writes to. */
export async function stopInstances() {
  await Promise.all([...stops].map((stop) => stop()));
}

/**
 * Gives the app a core of its own, and everything else another.
 * @param {Running} running
 * @returns {boolean} whether that was possible here
 */
export function pin({ app, database }) {
  if (process.platform !== "linux" || availableParallelism() < 2) return false;
  try {
    for (const [core, pid] of [
      [0, app],
      [1, database],
      [1, process.pid],
    ]) {
      execFileSync("taskset", ["-acp", `${core}`, `${pid}`], { stdio: "ignore" });
    }
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ENOENT") throw error;
    return false;
  }
}

/** Lets what is started from now on have every core. */
export function unpin() {
  const all = `0-${cpus().length - 1}`;
  execFileSync("taskset", ["-acp", all, `${process.pid}`], { stdio: "ignore" });
}

/**
 * @param {number} pid
 * @returns {number | null} microseconds of processor time so far, where the system tells
 */
export function cpuMicroseconds(pid) {
  if (process.platform !== "linux") return null;
  // After the name, which may hold anything: utime and stime are the 12th and 13th, in ticks of 10 ms.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
}

/**
 * @param {number} pid
 * @returns {number} resident bytes
 */
export function residentBytes(pid) {
  return Number(execFileSync("ps", ["-o", "rss=", "-p", `${pid}`], { encoding: "utf8" })) * 1024;
}
