// Exactly one process may own a data directory. The owner writes a lock file and answers on a port of this
// machine with the token that is in it. A lock whose owner does not answer is stale, whether its process
// id has been given to another process or not, so a crash leaves nothing to clean up by hand.
import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { hostname } from "node:os";
import { Failure } from "../lib/failure.mjs";

/** @typedef {{ pid: number, host: string, port: number, token: string }} Owner */

const answerWithin = 2_000;
const heartbeat = 5_000;

/**
 * @param {string} path of the lock file
 * @returns {Promise<() => Promise<void>>} gives the lock back
 * @throws {Failure} when another process owns it
 */
export async function takeLock(path) {
  const token = randomUUID();
  const server = createServer((socket) => socket.on("error", ignoreReset).end(token));
  await new Promise((resolve, reject) =>
    server.once("error", reject).listen(0, "127.0.0.1", () => resolve(null)),
  );
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const own = { pid: process.pid, host: hostname(), port, token };
  await claim(path, own);
  // A machine that shares the folder cannot ask the port; it looks at the file's time instead.
  const beat = setInterval(() => void utimes(path, new Date(), new Date()), heartbeat).unref();
  server.unref();
  return async () => {
    clearInterval(beat);
    server.close();
    await rm(path, { force: true });
  };
}

/**
 * A process that finds a stale lock may replace it only while holding the lock of that name and its token: of two
 * processes that find the same one, the second cannot remove what the first has just written.
 * @param {string} path
 * @param {Owner} own
 */
async function claim(path, own) {
  for (;;) {
    if (await create(path, own)) return;
    const owner = await read(path);
    if (owner === null) continue;
    if (await isAlive(path, owner)) throw new Failure(refusal(path, owner));
    const successor = `${path}.${owner.token}`;
    await claim(successor, own);
    if ((await read(path))?.token === owner.token) return rename(successor, path);
    await rm(successor);
  }
}

/**
 * A link appears at once with all its content: nobody reads a half-written lock.
 * @param {string} path
 * @param {Owner} own
 */
async function create(path, own) {
  const draft = `${path}.${own.token}.draft`;
  await writeFile(draft, JSON.stringify(own));
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    return false;
  } finally {
    await rm(draft);
  }
}

/**
 * @param {string} path
 * @returns {Promise<Owner | null>} null when the owner has just given it back
 */
async function read(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return null;
    throw new Failure(`The lock ${path} cannot be read: delete it if nothing is running on this data.`);
  }
}

/**
 * @param {string} path
 * @param {Owner} owner
 */
async function isAlive(path, owner) {
  if (owner.host === hostname()) return answers(owner);
  const { mtimeMs } = await stat(path);
  return Date.now() - mtimeMs < 6 * heartbeat;
}

/**
 * @param {Owner} owner
 * @returns {Promise<boolean>}
 */
function answers({ port, token }) {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect({ host: "127.0.0.1", port, timeout: answerWithin });
    socket.setEncoding("utf8").on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("end", () => resolve(answer === token));
    socket.on("error", () => resolve(false));
    // It took the call but is too busy to speak: rather wait for it than write beside it.
    socket.on("timeout", () => {
      resolve(true);
      socket.destroy();
    });
  });
}

/**
 * @param {string} path
 * @param {Owner} owner
 */
function refusal(path, { pid, host }) {
  const where = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`;
  return `The data of ${path.replace(/\.lock$/, "")} belong to ${where}, which is running: stop it, or set DATA_DIR to another folder.`;
}

/** Who asked may hang up before the answer. @returns {void} */
function ignoreReset() {}
