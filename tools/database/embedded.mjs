import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { PGlite } from "@electric-sql/pglite";
import { serveWire } from "./wire-server.mjs";

const host = "127.0.0.1";

/**
 * PostgreSQL in this very process, spoken to over a port of this machine like any other.
 * @param {{ directory?: string, port?: number }} options without a directory it lives in memory; port 0 is
 *   any free one, and another port gives way to a free one when it is taken
 */
export async function startEmbedded({ directory, port = 0 }) {
  if (directory && !existsSync(directory)) await initialise(directory);
  const db = await PGlite.create({ dataDir: directory });
  await db.exec("SET TIME ZONE 'UTC'");
  const server = await listen(db, port);
  return {
    url: `postgresql://postgres@${host}:${server.port}/postgres`,
    async close() {
      await server.close();
      await db.close();
    },
  };
}

/**
 * Makes an empty database beside the folder and moves it there when it is whole: a first start that is
 * interrupted leaves nothing that the next one could take for a database.
 * @param {string} directory
 */
async function initialise(directory) {
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  const db = await PGlite.create({ dataDir: draft });
  await db.close();
  await rename(draft, directory);
}

/**
 * @param {PGlite} db
 * @param {number} port
 */
async function listen(db, port) {
  try {
    return await serveWire(db, { host, port });
  } catch (error) {
    const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    if (!taken || port === 0) throw error;
    return serveWire(db, { host, port: 0 });
  }
}
