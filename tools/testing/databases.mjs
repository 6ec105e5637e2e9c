import pg from "pg";
import { startDatabase } from "../lib/database.mjs";
import { inRoot } from "../lib/paths.mjs";

/**
 * A PostgreSQL whose transactions overlap.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function provideServer() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, stop: async () => {} };
  const { url: started, child } = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  return { url: started, stop: child.stop };
}

/**
 * @param {string} server the address of any database of it
 * @param {string} statement such as none of its databases can be in the midst of
 */
export async function onServer(server, statement) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/**
 * @param {string} server
 * @param {string} name of one of its databases
 */
export function databaseUrl(server, name) {
  const url = new URL(server);
  url.pathname = name;
  return url.href;
}
