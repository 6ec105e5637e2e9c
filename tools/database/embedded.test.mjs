import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import { expect, it, onTestFinished, vi } from "vitest";
import { startEmbedded } from "./embedded.mjs";

it.each([
  [51, "the disk is full: make room, and start again."],
  [63, "error 63."],
])(
  "a first start that PGlite ends with errno %i is told in one sentence, and leaves nothing",
  async (errno, reason) => {
    const folder = await mkdtemp(join(tmpdir(), "still-signed-in-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    const draft = join(folder, "postgres.new");
    vi.spyOn(PGlite, "create").mockImplementationOnce(async () => {
      await writeFile(draft, "half a database");
      throw { name: "ErrnoError", errno };
    });
    await expect(startEmbedded({ directory: join(folder, "postgres") })).rejects.toThrow(
      `The embedded database cannot be opened in ${draft}: ${reason}`,
    );
    expect(await readdir(folder)).toEqual([]);
  },
);

it("keeps an eighth of the pages in memory that PGlite would", async () => {
  const { url, close } = await startEmbedded({});
  onTestFinished(close);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SHOW shared_buffers");
  await client.end();
  expect(rows).toEqual([{ shared_buffers: "16MB" }]);
});
