// Applies the migrations that a database has not seen yet: `DATABASE_URL=… node tools/database/migrate.mjs`.
// Same history table as `prisma migrate deploy`, which goes on working beside it.
import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { exitWith, Failure } from "../lib/failure.mjs";
import { explain, parseDatabaseUrl } from "./database-url.mjs";
import { filters, withEngine } from "./engine.mjs";

const migrations = new URL("../../prisma/migrations/", import.meta.url);

// Any number that is always the same. The engine's own lock gives up after ten seconds; this one waits.
const lockKey = 810_411_907;

/**
 * Safe to run from several instances over one database at once: they take turns.
 * @param {string} databaseUrl
 * @returns {Promise<string[]>} the names of the migrations that were applied now
 * @throws {Failure} one sentence, when there is no such server, database or password
 */
export async function migrate(databaseUrl) {
  parseDatabaseUrl(databaseUrl);
  const migrationsList = await readMigrations();
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [lockKey]);
    const { appliedMigrationNames } = await withEngine(databaseUrl, (engine) =>
      engine.applyMigrations({ migrationsList, filters }),
    );
    // The embedded database has one session for all its connections, so ending this one frees nothing.
    await client.query("SELECT pg_advisory_unlock($1)", [lockKey]);
    return appliedMigrationNames;
  } catch (error) {
    throw explain(error, databaseUrl);
  } finally {
    await client.end();
  }
}

/** @returns {Promise<import("@prisma/schema-engine-wasm").MigrationList>} */
async function readMigrations() {
  const entries = await readdir(migrations, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: fileURLToPath(migrations),
    lockfile: {
      path: "migration_lock.toml",
      content: await readFile(new URL("migration_lock.toml", migrations), "utf8"),
    },
    shadowDbInitScript: "",
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  };
}

/** @param {string} name */
async function readMigration(name) {
  const value = await readFile(new URL(`${name}/migration.sql`, migrations), "utf8");
  return {
    path: name,
    migrationFile: { path: "migration.sql", content: { tag: /** @type {const} */ ("ok"), value } },
  };
}

async function main() {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) throw new Failure("Set DATABASE_URL to the PostgreSQL database to migrate.");
  const applied = await migrate(databaseUrl);
  console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
  // The engine leaves a timer of ten seconds behind.
  process.exit();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main().catch(exitWith);
