// Writes the migration from the last one's schema to prisma/schema.prisma: `npm run migrate:new -- name`.
// Each migration keeps the schema it leads to beside its SQL, so that no database is needed to compare.
// To write the last one anew while it is not released: delete its folder, then name it with its number.
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { exitWith, Failure } from "../lib/failure.mjs";
import { startEmbedded } from "./embedded.mjs";
import { filters, readSchema, withEngine } from "./engine.mjs";

const migrations = new URL("../../prisma/migrations/", import.meta.url);

/** @param {string | undefined} name */
async function writeMigration(name) {
  if (!/^[a-z0-9_]+$/.test(name ?? "")) {
    throw new Failure("Name the migration in lower case: npm run migrate:new -- add_devices");
  }
  const schema = await readSchema();
  const previous = await lastMigration();
  const from = previous ? await readSchema(new URL(`${previous}/schema.prisma`, migrations)) : null;
  if (from?.content === schema.content) throw new Failure("The schema is what the last migration leads to.");
  // The engine connects before it answers anything, though comparing two schemas takes no database.
  const database = await startEmbedded({});
  const { stdout: sql } = await withEngine(database.url, (engine) =>
    engine.diff({
      from: from ? { tag: "schemaDatamodel", files: [from] } : { tag: "empty" },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters,
    }),
  );
  await database.close();
  const directory = /^\d{14}_/.test(name ?? "") ? `${name}` : `${timestamp()}_${name}`;
  await mkdir(new URL(directory, migrations), { recursive: true });
  await writeFile(new URL(`${directory}/migration.sql`, migrations), sql ?? "");
  await writeFile(new URL(`${directory}/schema.prisma`, migrations), schema.content);
  await writeFile(new URL("migration_lock.toml", migrations), 'provider = "postgresql"\n');
  console.log(`Wrote prisma/migrations/${directory}/migration.sql: read it before you commit it.`);
}

/** @returns {Promise<string | undefined>} */
async function lastMigration() {
  if (!existsSync(migrations)) return undefined;
  const entries = await readdir(migrations, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return names.sort().at(-1);
}

function timestamp() {
  return new Date().toISOString().replace(/\D/g, "").slice(0, 14);
}

writeMigration(process.argv[2]).catch(exitWith);
