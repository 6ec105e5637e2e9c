import { spawn } from "node:child_process";
import { Failure } from "./failure.mjs";
import { root } from "./paths.mjs";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a Node program without a word, unless it fails: then all that it said.
 * @param {string} what it does, as in "Building the app"
 * @param {string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 * @param {number} [timeout] in milliseconds
 */
export function runNode(what, args, env = process.env, timeout) {
  return run(what, process.execPath, args, { env, timeout });
}

/**
 * @param {string} what
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<void>}
 */
export function run(what, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    let said = "";
    const child = spawn(command, args, { cwd: root, ...options, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        said += chunk;
      });
    }
    child.on("error", (error) => reject(new Failure(`${what} failed: ${error.message}`)));
    child.on("close", (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve();
      reject(new Failure(`${said.trim()}\n${what} failed (${signal ?? `exit code ${code}`}).`.trim()));
    });
  });
}

/** Ends what is still running, because its outcome is no longer wanted. */
export function stopRunning() {
  for (const child of running) child.kill();
}
