import { setTimeout as sleep } from "node:timers/promises";
import { startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { databaseHeapArguments } from "./heap.mjs";
import { inData, inRoot } from "./paths.mjs";

const preferredPort = 54_329;
/** Milliseconds after which a statement, or an answer that does not come, counts as hung. The app gives up by then. */
const longestStatement = 15_000;
const lookEvery = 500;

/**
 * The embedded PostgreSQL in a process of its own, the only one that may open its folder. One that hangs is
 * replaced by a new one at the same address.
 * @param {{ say: (sentence: string) => void, directory?: string, port?: number, hungAfter?: number }} options
 *   `say` hears what went wrong; `port` gives way to a free one; `hungAfter` is in milliseconds
 * @returns {Promise<{ url: string, child: import("./child.mjs").Child }>}
 */
export async function keepDatabase({
  say,
  directory = inData("postgres"),
  port: wanted = preferredPort,
  hungAfter = longestStatement,
}) {
  let current = await startDatabase(program(directory, wanted));
  const { url } = current;
  const port = Number(new URL(url).port);
  const ended = follow();
  return {
    url,
    child: {
      ...current.child,
      get pid() {
        return current.child.pid;
      },
      ended,
      said: () => current.child.said(),
      stop: () => current.child.stop(),
    },
  };

  /** Ends when the database does by itself. */
  async function follow() {
    for (;;) {
      const { child } = current;
      if ((await Promise.race([child.ended.then(() => "ended"), hangs(child, hungAfter)])) === "ended")
        return;
      say("The database hangs: starting it again.");
      await child.kill();
      try {
        current = await startDatabase(program(directory, port));
      } catch (error) {
        return say(error instanceof Error ? error.message : String(error));
      }
    }
  }
}

/**
 * @param {string} directory
 * @param {number} port
 */
const program = (directory, port) => [
  ...databaseHeapArguments,
  inRoot("tools/database/server.mjs"),
  directory,
  `${port}`,
];

/**
 * A PostgreSQL in a process of its own.
 * @param {string[]} program of node, with its arguments: it answers `{ url }` or `{ failure }`
 * @returns {Promise<{ url: string, child: import("./child.mjs").Child }>}
 */
export async function startDatabase(program) {
  const child = startChild(program, process.env);
  const answer = await Promise.race([child.firstMessage, child.ended]);
  const { url, failure } = /** @type {{ url?: string, failure?: string }} */ (answer ?? {});
  if (url) return { url, child };
  await child.ended;
  throw new Failure(failure ?? `${child.said()}\nThe database could not start.`.trim());
}

/**
 * Resolves when a database has not come back from a statement, or does not answer at all. What counts is the time
 * in which this process could have heard: a machine that sleeps, or is busy with something else, hangs nothing.
 * @param {Pick<import("./child.mjs").Child, "onMessage" | "ask">} child
 * @param {number} hungAfter milliseconds
 */
export async function hangs(child, hungAfter) {
  /** @type {{ underWay: number | null, isBroken: boolean }} */
  let health = { underWay: null, isBroken: false };
  let stuckFor = 0;
  child.onMessage((message) => {
    const before = health.underWay;
    health = /** @type {typeof health} */ (message);
    if (health.underWay === null || health.underWay !== before) stuckFor = 0;
  });
  while (!health.isBroken && stuckFor < hungAfter) {
    if (!child.ask("health")) return new Promise(() => {});
    const asked = performance.now();
    await sleep(lookEvery, undefined, { ref: false });
    stuckFor += Math.min(performance.now() - asked, 2 * lookEvery);
  }
  return "hangs";
}
