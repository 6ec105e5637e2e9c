import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { startEmbedded } from "./embedded.mjs";
import { migrate } from "./migrate.mjs";

const here = new URL("./", import.meta.url);

async function migrationNames() {
  const entries = await readdir(new URL("migrations/", here), { withFileTypes: true });
  const directories = entries.filter((entry) => entry.isDirectory());
  return directories.map((entry) => entry.name).sort();
}

describe("the migrations", () => {
  it("lead to the schema: whoever changes it runs `npm run migrate:new -- name`", async () => {
    const last = (await migrationNames()).at(-1);
    const reached = await readFile(new URL(`migrations/${last}/schema.prisma`, here), "utf8");
    expect(reached).toBe(await readFile(new URL("schema.prisma", here), "utf8"));
  });

  it("are applied once each, by whichever of several instances comes first", async () => {
    const database = await startEmbedded({});
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(applied.flat().sort()).toEqual(await migrationNames());
    expect(await migrate(database.url)).toEqual([]);
    await database.close();
  });
});
