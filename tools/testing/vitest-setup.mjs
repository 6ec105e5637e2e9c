// One database for all unit tests of a run: an embedded one in a process of its own, or the server of
// TEST_DATABASE_URL, whose tables the tests fill.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../database/migrate.mjs";
import { inRoot } from "../lib/paths.mjs";

export default async function setup() {
  const database = await provideDatabase();
  await migrate(database.url);
  process.env.DATABASE_URL = database.url;
  process.env.AUTH_SECRET = "a secret of the unit tests that is long enough";
  return database.close;
}

async function provideDatabase() {
  const url = process.env.TEST_DATABASE_URL;
  if (url) return { url, close: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), "still-signed-in-"));
  const child = fork(inRoot("tools/database/server.mjs"), [join(folder, "postgres"), "0"]);
  const [answer] = await once(child, "message");
  if (!answer.url) throw new Error(answer.failure);
  return {
    url: /** @type {string} */ (answer.url),
    async close() {
      child.disconnect();
      await once(child, "exit");
      await rm(folder, { recursive: true });
    },
  };
}
