import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { beforeEach, describe, expect, inject, it, onTestFinished } from "vitest";
import { databaseUrl, onServer } from "../testing/databases.mjs";
import { startEmbedded } from "./embedded.mjs";
import { filters, withEngine } from "./engine.mjs";
import { migrate, readMigrations } from "./migrate.mjs";

const prisma = new URL("../../prisma/", import.meta.url);
const migrations = await readMigrations();
const names = migrations.map(({ name }) => name);

/** @returns {Promise<string>} the address of an empty database */
async function createDatabase() {
  const { server } = inject("databases");
  const name = `migrate_${randomUUID()}`;
  await onServer(server, `CREATE DATABASE "${name}"`);
  onTestFinished(() => onServer(server, `DROP DATABASE "${name}" WITH (FORCE)`));
  return databaseUrl(server, name);
}

/**
 * @param {string} url
 * @param {string} text
 */
async function query(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** What `prisma migrate deploy` does. @param {string} url */
async function deploy(url) {
  const { appliedMigrationNames } = await withEngine(url, async (engine) =>
    engine.applyMigrations({
      filters,
      migrationsList: {
        baseDir: fileURLToPath(new URL("migrations/", prisma)),
        lockfile: {
          path: "migration_lock.toml",
          content: await readFile(new URL("migrations/migration_lock.toml", prisma), "utf8"),
        },
        shadowDbInitScript: "",
        migrationDirectories: migrations.map(({ name, sql }) => ({
          path: name,
          migrationFile: { path: "migration.sql", content: { tag: "ok", value: sql } },
        })),
      },
    }),
  );
  return appliedMigrationNames;
}

const tables = `SELECT tablename FROM pg_tables WHERE schemaname = 'public'`;
const historyColumns = `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
  FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`;
const historyRows = `SELECT migration_name, checksum, logs, rolled_back_at, applied_steps_count,
  finished_at >= started_at AS is_finished, length(id) AS id FROM _prisma_migrations ORDER BY migration_name`;

/** @type {string} */
let url;
beforeEach(async () => {
  url = await createDatabase();
});

describe("the migrations", () => {
  it("lead to the schema: whoever changes it runs `npm run migrate:new -- name`", async () => {
    const reached = await readFile(new URL(`migrations/${names.at(-1)}/schema.prisma`, prisma), "utf8");
    expect(reached).toBe(await readFile(new URL("schema.prisma", prisma), "utf8"));
  });

  it("are applied once to the embedded database", async () => {
    const embedded = await startEmbedded({});
    expect(await migrate(embedded.url)).toEqual(names);
    expect(await migrate(embedded.url)).toEqual([]);
    await embedded.close();
  });

  it("are applied once by several instances that start at once over one server", async () => {
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
    expect(applied.flat()).toEqual(names);
  });

  it("leave the history that Prisma leaves, so that either finds nothing to do after the other", async () => {
    const theirs = await createDatabase();
    expect(await migrate(url)).toEqual(await deploy(theirs));
    expect(await query(url, historyColumns)).toEqual(await query(theirs, historyColumns));
    expect(await query(url, historyRows)).toEqual(await query(theirs, historyRows));
    expect([await deploy(url), await migrate(theirs)]).toEqual([[], []]);
  });
});

describe("a database is left as it is", () => {
  it("when a migration fails, with those before it", async () => {
    const broken = { name: "29990101000000_broken", sql: `CREATE TABLE "Lab" (id int)`, checksum: "0" };
    await expect(migrate(url, undefined, [...migrations, broken])).rejects.toThrow(
      'The database cannot be used: the migration 29990101000000_broken failed: relation "Lab" already exists.',
    );
    expect(await query(url, tables)).toEqual([]);
    expect(await migrate(url)).toEqual(names);
  });

  it("when it holds tables of somebody else", async () => {
    await query(url, "CREATE TABLE invoices (id int)");
    await expect(migrate(url)).rejects.toThrow("already holds other tables: name an empty one");
    expect(await query(url, tables)).toEqual([{ tablename: "invoices" }]);
  });

  it.each([
    ["a migration that this version does not have", `SET "migration_name" = '20261124000000_init'`],
    ["a migration that this version has with other content", `SET "checksum" = 'another'`],
  ])("when it has seen %s", async (_, change) => {
    await migrate(url);
    await query(url, `UPDATE "_prisma_migrations" ${change}`);
    await expect(migrate(url)).rejects.toThrow("another version of this program made");
    await expect(migrate(url, "/data/postgres")).rejects.toThrow(
      "another version of this program made /data/postgres: delete that folder",
    );
  });

  it("when a migration was left half done, unless that was resolved", async () => {
    await migrate(url);
    await query(url, `UPDATE "_prisma_migrations" SET "finished_at" = NULL`);
    await expect(migrate(url)).rejects.toThrow("prisma migrate resolve");
    await query(url, `UPDATE "_prisma_migrations" SET "finished_at" = now()`);
    expect(await migrate(url)).toEqual([]);
  });
});
