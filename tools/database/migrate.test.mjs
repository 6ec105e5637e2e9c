import { randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { startEmbedded } from "./embedded.mjs";
import { migrate } from "./migrate.mjs";

const server = process.env.TEST_DATABASE_URL;
const prisma = new URL("../../prisma/", import.meta.url);

async function migrationNames() {
  const entries = await readdir(new URL("migrations/", prisma), { withFileTypes: true });
  const directories = entries.filter((entry) => entry.isDirectory());
  return directories.map((entry) => entry.name).sort();
}

describe("the migrations", () => {
  it("lead to the schema: whoever changes it runs `npm run migrate:new -- name`", async () => {
    const last = (await migrationNames()).at(-1);
    const reached = await readFile(new URL(`migrations/${last}/schema.prisma`, prisma), "utf8");
    expect(reached).toBe(await readFile(new URL("schema.prisma", prisma), "utf8"));
  });

  it("are applied once", async () => {
    const database = await startEmbedded({});
    expect(await migrate(database.url)).toEqual(await migrationNames());
    expect(await migrate(database.url)).toEqual([]);
    await database.close();
  });

  // The embedded database is one session for all its clients, among which no lock makes a difference.
  it.skipIf(!server)("are applied once by several instances that start at once over one server", async () => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    const name = `migrate_${randomUUID()}`;
    await admin.query(`CREATE DATABASE "${name}"`);
    const url = new URL(server ?? "");
    url.pathname = name;
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url.href)));
    await admin.query(`DROP DATABASE "${name}"`);
    await admin.end();
    expect(applied.flat()).toEqual(await migrationNames());
  });
});
