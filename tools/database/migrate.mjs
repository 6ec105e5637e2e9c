// Applies the migrations that a database has not seen yet: `DATABASE_URL=… node tools/database/migrate.mjs`.
// It keeps Prisma's own history and takes Prisma's own lock, so `prisma migrate deploy` goes on working.
import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { exitWith, Failure } from "../lib/failure.mjs";
import { explain, parseDatabaseUrl } from "./database-url.mjs";

const folder = new URL("../../prisma/migrations/", import.meta.url);

/** The key of the advisory lock that Prisma's schema engine takes. */
const lockKey = 72_707_369;

/** Column for column what Prisma's schema engine creates. */
const createHistory = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" varchar(36) PRIMARY KEY NOT NULL,
  "checksum" varchar(64) NOT NULL,
  "finished_at" timestamptz,
  "migration_name" varchar(255) NOT NULL,
  "logs" text,
  "rolled_back_at" timestamptz,
  "started_at" timestamptz NOT NULL DEFAULT now(),
  "applied_steps_count" integer NOT NULL DEFAULT 0)`;

/** @typedef {{ name: string, sql: string, checksum: string }} Migration */

/** Why a database is left as it is, by Prisma's code where there is one. */
class Unfit extends Error {
  /** @param {"P3005" | "P3009" | "another-version"} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/**
 * All in one transaction: a start that fails leaves the database as it was. Safe to run from several
 * instances over one database at once: they take turns.
 * @param {string} databaseUrl
 * @param {string} [data] the folder of the embedded database, if it is that one
 * @param {Migration[]} [migrations] by default those of prisma/migrations
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 * @throws {Failure} one sentence that says what to do
 */
export async function migrate(databaseUrl, data, migrations) {
  parseDatabaseUrl(databaseUrl);
  const wanted = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  // A connection that breaks fails the statement under way too, which says so.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
    await client.query("SELECT pg_advisory_xact_lock($1)", [lockKey]);
    const missing = await findMissing(client, wanted);
    for (const migration of missing) await apply(client, migration);
    await client.query("COMMIT");
    return missing.map(({ name }) => name);
  } catch (error) {
    throw explain(error, databaseUrl, data);
  } finally {
    await client.end();
  }
}

/** @returns {Promise<Migration[]>} in the order of their names */
export async function readMigrations() {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(new URL(`${name}/migration.sql`, folder), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * @param {pg.Client} client
 * @param {Migration[]} wanted
 */
async function findMissing(client, wanted) {
  const { rows: state } = await client.query(
    `SELECT to_regclass('"_prisma_migrations"') IS NULL
        AND EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = current_schema()) AS "isForeign"`,
  );
  if (state[0]?.isForeign) throw new Unfit("P3005");
  await client.query(createHistory);
  const { rows: history } = await client.query(
    `SELECT "migration_name" AS name, "checksum", "finished_at" IS NULL AS "isHalfDone"
       FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`,
  );
  if (history.some(({ isHalfDone }) => isHalfDone)) throw new Unfit("P3009");
  const checksums = new Map(wanted.map(({ name, checksum }) => [name, checksum]));
  if (history.some(({ name, checksum }) => checksums.get(name) !== checksum))
    throw new Unfit("another-version");
  return wanted.filter(({ name }) => history.every((applied) => applied.name !== name));
}

/**
 * @param {pg.Client} client
 * @param {Migration} migration
 */
async function apply(client, { name, sql, checksum }) {
  try {
    await client.query(sql);
  } catch (error) {
    const { code, message } = /** @type {pg.DatabaseError} */ (error);
    throw Object.assign(new Error(`the migration ${name} failed: ${message}`, { cause: error }), { code });
  }
  await client.query(
    `INSERT INTO "_prisma_migrations"
       ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
     VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

async function main() {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Failure("Set DATABASE_URL to the PostgreSQL database to migrate.");
  const applied = await migrate(databaseUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch(exitWith);
