// The embedded PostgreSQL as a process of its own: `node tools/database/server.mjs .data/postgres [port]`.
// Started by another Node process it tells it `{ url }` or `{ failure }`, and ends when that process does.
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { startEmbedded } from "./embedded.mjs";
import { takeLock } from "./lock.mjs";

const [folder = ".data/postgres", port = "54329"] = process.argv.slice(2);
const directory = resolve(folder);

async function main() {
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  const giveBack = await takeLock(`${directory}.lock`);
  const starting = startEmbedded({ directory, port: Number(port) });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    starting
      .then((database) => database.close())
      .then(giveBack)
      .then(() => process.exit(0), fail);
  };
  // Before it has started: the first start takes seconds, and somebody may not want to wait.
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
  const database = await starting;
  if (process.send) process.send({ url: database.url });
  else console.log(`The embedded database is ready: ${database.url}`);
}

/** @param {unknown} error */
function fail(error) {
  if (!process.send || !(error instanceof Failure))
    console.error(error instanceof Failure ? error.message : error);
  if (!process.send) process.exit(1);
  process.send({ failure: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}

main().catch(fail);
