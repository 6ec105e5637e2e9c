// What the first start makes of a data folder, made once for all command-line tests: to make it takes longer than all
// else of a start. Tests start from copies of it, but for those of the first start itself.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../database/embedded.mjs";
import { migrate } from "../database/migrate.mjs";

/** @param {import("vitest/node").TestProject} project */
export default async function setup(project) {
  const folder = await mkdtemp(join(tmpdir(), "still-signed-in-prepared-"));
  const database = await startEmbedded({ directory: join(folder, "postgres") });
  await migrate(database.url);
  await database.close();
  project.provide("prepared", folder);
  return () => rm(folder, { recursive: true });
}
