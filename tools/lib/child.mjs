import { spawn } from "node:child_process";
import { once } from "node:events";
import { finishWithin } from "./finish-within.mjs";
import { root } from "./paths.mjs";

/**
 * A process that lives as long as this one and is stopped with it.
 * @typedef {object} Child
 * @property {number | undefined} pid
 * @property {Promise<unknown>} firstMessage what it reports first; never settles if it never does
 * @property {Promise<void>} ended of itself, with all that it had to say
 * @property {() => string} said everything it has written so far
 * @property {() => void} show from now on, and what it wrote to the standard error before
 * @property {(listener: (message: unknown) => void) => void} onMessage
 * @property {(message: string) => boolean} ask whether it could be told
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} kill at once, when it no longer listens
 */

/** Milliseconds: a child that is still there has hung. */
const patience = finishWithin + 2_000;

/**
 * @param {string[]} args of node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Child}
 */
export function startChild(args, env) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // A group of its own: Ctrl-C reaches this process alone, which then stops the others in order.
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  let said = "";
  let shown = false;
  for (const [stream, target] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    stream?.setEncoding("utf8").on("data", (chunk) => {
      if (shown) target.write(chunk);
      else said += chunk;
    });
  }
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once("close", () => resolve()).once("error", () => resolve()));
  return {
    pid: child.pid,
    firstMessage: new Promise((resolve) => child.once("message", resolve)),
    ended,
    said: () => said,
    show: () => {
      shown = true;
    },
    onMessage: (listener) => void child.on("message", listener),
    ask: (message) => child.connected && child.send(message),
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // Closing the channel asks for an orderly end on every system; Windows has no signal for that.
      if (child.connected) child.disconnect();
      const timer = setTimeout(() => child.kill("SIGKILL"), patience);
      // Not `ended`: a child whose channel was closed from here exits, but is never reported as closed.
      await once(child, "exit");
      clearTimeout(timer);
    },
  };
}
