import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
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
