// The embedded PostgreSQL as a process of its own: `node tools/database/server.mjs .data/postgres [port]`.
// Started by another Node process it tells it `{ url }` or `{ failure }`, and ends when that process does; to
// each message it answers `{ underWay, isBroken }`: what tells its statement under way from every other, or `null`,
// and whether it is of no more use.
import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { Failure } from "../lib/failure.mjs";
import { keepSecret } from "../lib/secret.mjs";
import { createPassword, startEmbedded } from "./embedded.mjs";
import { takeLock } from "./lock.mjs";

const [folder = ".data/postgres", port = "54329"] = process.argv.slice(2);
const directory = resolve(folder);

async function main() {
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  const giveBack = await takeLock(`${directory}.lock`);
  // Beside the data, for its owner's eyes alone: other accounts of this machine can reach the port too.
  const password = keepSecret(`${directory}.password`, createPassword);
  const starting = startEmbedded({ directory, port: Number(port), password });
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
  process.on("message", () => process.send?.(database.health()));
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
