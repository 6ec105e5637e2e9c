import { PGlite } from "@electric-sql/pglite";
import { serveWire } from "./wire-server.mjs";

const host = "127.0.0.1";

/**
 * PostgreSQL in this very process, spoken to over a port of this machine like any other.
 * @param {{ directory?: string, port?: number }} options without a directory it lives in memory; port 0 is
 *   any free one, and another port gives way to a free one when it is taken
 */
export async function startEmbedded({ directory, port = 0 }) {
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
