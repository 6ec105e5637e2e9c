import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { onTestFinished } from "vitest";
import { getEnv } from "../../lib/env";

/** Milliseconds in which a statement that must wait has come as far as its lock, however busy the machine. */
const patience = 30_000;

/**
 * Locks rows in a transaction of its own, beside the program's: what comes to them stays where it is, in
 * the midst of a transaction.
 * @returns lets go of them
 */
export async function holdRows(select: string, values: unknown[] = [], url = getEnv().DATABASE_URL) {
  const client = await connect(url);
  await client.query("BEGIN");
  const { rowCount } = await client.query(`${select} FOR NO KEY UPDATE`, values);
  if (rowCount === 0) throw new Error(`There is nothing to hold: ${select}`);
  return async () => {
    await client.query("ROLLBACK");
  };
}

// Every test file has a database of its own, so there is nobody else in it.
const countWaiting = `SELECT count(*)::int AS waiting FROM pg_stat_activity
  WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/**
 * Resolves when so many transactions wait for another one, which proves that they overlap.
 * @throws when they do not: then a race that is tested here is none
 */
export async function untilWaiting(
  count: number,
  within = patience,
  url = getEnv().DATABASE_URL,
): Promise<void> {
  const client = await connect(url, within);
  const start = performance.now();
  for (;;) {
    const { rows } = await client.query<{ waiting: number }>(countWaiting);
    if (rows[0]?.waiting === count) return;
    if (performance.now() - start > within) {
      throw new Error(`${rows[0]?.waiting} transactions wait for another, and not ${count}.`);
    }
    await sleep(10);
  }
}

async function connect(url: string, timeout = patience): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: timeout,
    query_timeout: timeout,
  });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
