import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { Failure } from "../lib/failure.mjs";
import { serveWire } from "./wire-server.mjs";

const host = "127.0.0.1";

/**
 * PostgreSQL in this very process, spoken to over a port of this machine like any other.
 * @param {{ directory?: string, port?: number, password?: string, longestPause?: number }} options without a
 *   directory it lives in memory; port 0 is any free one, and another port gives way to a free one when it is
 *   taken; `longestPause` is the milliseconds that a client may leave a transaction open
 */
export async function startEmbedded({ directory, port = 0, password = createPassword(), longestPause }) {
  if (directory && !existsSync(directory)) await initialise(directory);
  const db = await open(directory);
  await db.exec("SET TIME ZONE 'UTC'");
  const server = await listen(db, { port, password, longestPause });
  return {
    url: `postgresql://postgres:${password}@${host}:${server.port}/postgres`,
    health: server.health,
    async close() {
      await server.close();
      await db.close();
    },
  };
}

/** 128 random bits, in letters that an address can hold. */
export function createPassword() {
  return randomBytes(16).toString("base64url");
}

/**
 * Makes an empty database beside the folder and moves it there when it is whole: a first start that is
 * interrupted leaves nothing that the next one could take for a database.
 * @param {string} directory
 */
async function initialise(directory) {
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  try {
    const db = await open(draft);
    await db.close();
    await rename(draft, directory);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** What PGlite's file system calls a full disk (ENOSPC of WASI). */
const diskFull = 51;

/**
 * PGlite keeps 128 MB for pages, all of which stays in memory once it has been used. What labs hold fits in this;
 * the rest is the system's file cache.
 */
const startParams = [...PGlite.defaultStartParams, "-c", "shared_buffers=16MB"];

/**
 * @param {string} [directory]
 * @throws {Failure} for what PGlite throws that is no error and has no message
 */
async function open(directory) {
  try {
    return await PGlite.create({ dataDir: directory, startParams });
  } catch (error) {
    if (error instanceof Error) throw error;
    const { errno } = /** @type {{ errno?: number }} */ (error);
    const reason = errno === diskFull ? "the disk is full: make room, and start again" : `error ${errno}`;
    throw new Failure(`The embedded database cannot be opened in ${directory ?? "memory"}: ${reason}.`, {
      cause: error,
    });
  }
}

/**
 * @param {PGlite} db
 * @param {{ port: number, password: string, longestPause?: number }} options
 */
async function listen(db, options) {
  try {
    return await serveWire(db, { host, ...options });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken || options.port === 0) throw error;
    return serveWire(db, { host, ...options, port: 0 });
  }
}
