import "server-only";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { Problem } from "../errors";
import { getPool } from "./database";

/**
 * @throws Problem `not-migrated`, or DatabaseUnavailable
 */
export async function requireReady(): Promise<void> {
  const { rows } = await getPool().query(
    `SELECT 1 FROM "_prisma_migrations" WHERE "migration_name" = $1 AND "finished_at" IS NOT NULL`,
    [await newestMigration()],
  );
  if (rows.length === 0) throw new Problem("not-migrated");
}

async function newestMigration(): Promise<string | undefined> {
  const folder = path.join(/* turbopackIgnore: true */ process.cwd(), "prisma/migrations");
  // Their names begin with the time at which they were made.
  const names = (await readdir(folder)).filter((name) => /^\d/.test(name));
  return names.sort().at(-1);
}
