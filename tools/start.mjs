// Everything from a fresh clone to a running app: `npm start`, or `npm run dev` with hot reload. It answers to
// this machine alone; with `npm start -- --lan`, to everyone on its network. `npm run class` does that, makes a
// class and says how to join it.
//   PORT          where it listens (3000)
//   API_PORT      where the resource API listens, on this machine alone (PORT + 1, or any that is free)
//   OTHER_SITE_PORT  the same for the page of another site (the one after)
//   DATABASE_URL  a PostgreSQL of your own in place of the embedded one
//   AUTH_SECRET   at least 32 characters, in place of the one kept in the data folder
//   DATA_DIR      the data folder (.data); each instance with an embedded database needs its own
//   PUBLIC_URL    where a proxy offers the app to others
//   TRUST_PROXY   the proxies whose X-Forwarded headers count: addresses and subnets, with commas between
// While it runs, `running.json` in the data folder tells its processes and addresses.
import "./lib/node-version.mjs";
import "./lib/env-file.mjs";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ownAddresses } from "./lib/addresses.mjs";
import { startApi, startOtherSite } from "./lib/beside.mjs";
import { startChild } from "./lib/child.mjs";
import { requireBuildablePath } from "./lib/clone-path.mjs";
import { keepDatabase } from "./lib/database.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { heapArguments } from "./lib/heap.mjs";
import { flag, readOptions } from "./lib/options.mjs";
import { dataDirectory, inData, inRoot } from "./lib/paths.mjs";
import { choosePort, choosePortBeside } from "./lib/port.mjs";
import { ensureBuilt, ensureClient, ensureInstalled, nextBinary, nextEnv } from "./lib/prepare.mjs";
import { stopRunning } from "./lib/run.mjs";
import { readSecret, serverActionsKey } from "./lib/secret.mjs";
import { requireWritable, written } from "./lib/writable.mjs";

const usage = `npm start [-- options]
  --lan     answers to everyone on your network, and not to this machine alone
  --class   makes a class, and prints how to join it
  --dev     reloads as you edit`;

const {
  dev: development,
  lan: onNetwork,
  class: forClass,
} = readOptions(usage, { dev: flag, lan: flag, class: flag });
const host = onNetwork ? "0.0.0.0" : "127.0.0.1";
const record = inData("running.json");

/** @type {import("./lib/child.mjs").Child[]} */
const children = [];
let stopping = false;

async function start() {
  requireBuildablePath();
  requireWritable([...written.data, ...(development ? written.build : [])]);
  const port = await choosePort(host);
  const apiPort = await choosePortBeside("API_PORT", [port]);
  const otherSitePort = await choosePortBeside("OTHER_SITE_PORT", [port, apiPort]);
  const secret = readSecret();
  await ensureInstalled();
  const [databaseUrl, version = ""] = await Promise.all([
    prepareDatabase(),
    development ? ensureClient() : ensureBuilt(),
  ]);
  const [database] = children;
  const api = watch("The resource API", await startApi(apiPort, port));
  const otherSite = watch("The other site", await startOtherSite(otherSitePort, port));
  const env = {
    ...{ AUTH_SECRET: secret, DATABASE_URL: databaseUrl },
    ...{ API_PORT: `${apiPort}`, OTHER_SITE_PORT: `${otherSitePort}` },
    // The claims ask the system what it has taken.
    ...(database && { DATABASE_PID: `${database.pid}` }),
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: serverActionsKey(secret),
    // Of the build. A page that was loaded from another one finds out by it.
    NEXT_DEPLOYMENT_ID: version,
  };
  const app = watch("The app", startApp(port, env));
  await answering(port, app);
  app.show();
  const url = `http://localhost:${port}`;
  const apiUrl = `http://localhost:${apiPort}`;
  const otherSiteUrl = `http://127.0.0.1:${otherSitePort}`;
  const beside = { api: api.pid, otherSite: otherSite.pid, database: database?.pid ?? null };
  keepRecord({ url, apiUrl, otherSiteUrl, databaseUrl, supervisor: process.pid, app: app.pid, ...beside });
  console.log(`Resource API: ${apiUrl}`);
  console.log(reach(port));
  if (forClass) {
    const { announceClass } = await import("./lib/class.mjs");
    await announceClass(url, others(port)[0] ?? url);
  }
  console.log(`Still signed in? is ready: ${url}`);
}

/**
 * @param {number} port
 * @returns {string} who can reach it, in a line
 */
function reach(port) {
  const { PUBLIC_URL } = process.env;
  if (!onNetwork && !PUBLIC_URL)
    return "It answers to this machine only. For everyone on your network: npm start -- --lan";
  return `For others: ${others(port).join(" ")}`;
}

/**
 * @param {number} port
 * @returns {string[]} under which others reach it
 */
function others(port) {
  const addresses = onNetwork ? ownAddresses().map((address) => `http://${address}:${port}`) : [];
  return [process.env.PUBLIC_URL ?? "", ...addresses].filter(Boolean);
}

/** @returns {Promise<string>} the address of a database that is up to date */
async function prepareDatabase() {
  const url = process.env.DATABASE_URL || (await startEmbeddedDatabase());
  // Not before now: it needs the packages that have just been installed.
  const { migrate } = await import("./database/migrate.mjs");
  await migrate(url, process.env.DATABASE_URL ? undefined : inData("postgres"));
  return url;
}

async function startEmbeddedDatabase() {
  console.log("Starting the database…");
  const { url, child } = await keepDatabase({ say: console.error });
  watch("The database", child);
  console.log(`Database: ${url}`);
  return url;
}

/**
 * @param {number} port
 * @param {Record<string, string>} env
 */
function startApp(port, env) {
  const preload = pathToFileURL(inRoot("tools/lib/exit-with-parent.mjs")).href;
  const mode = development ? "dev" : "start";
  const heap = development ? [] : heapArguments(process.env);
  const args = [...heap, "--import", preload, nextBinary, mode, "-H", host, "-p", `${port}`];
  const NODE_ENV = development ? "development" : "production";
  const APP_ORIGIN = `http://127.0.0.1:${port}`;
  const ON_NETWORK = onNetwork ? "1" : "";
  return startChild(args, { ...process.env, ...nextEnv, ...env, APP_ORIGIN, ON_NETWORK, NODE_ENV });
}

/**
 * Resolves with the first answer of any kind.
 * @param {number} port
 * @param {import("./lib/child.mjs").Child} app
 */
async function answering(port, app) {
  let ended = false;
  void app.ended.then(() => {
    ended = true;
  });
  while (!ended) {
    const answer = await fetch(`http://127.0.0.1:${port}/api/health`).catch(refused);
    if (answer) return;
    await sleep(100);
  }
  throw new Failure(`${app.said()}\nThe app could not start.`.trim());
}

/** Not listening yet. */
function refused() {
  return null;
}

/**
 * Ends everything when one part of it does.
 * @param {string} name
 * @param {import("./lib/child.mjs").Child} child
 */
function watch(name, child) {
  children.unshift(child);
  void child.ended.then(() =>
    stop(new Failure(`${child.said()}\n${name} ended unexpectedly: start again.`.trim())),
  );
  return child;
}

/** @param {Record<string, unknown>} running */
function keepRecord(running) {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  writeFileSync(record, JSON.stringify(running), { mode: 0o600 });
}

/**
 * The app first, so that its last statements still find the database.
 * @param {unknown} [error] why, unless somebody asked for it
 */
async function stop(error) {
  if (stopping) return;
  stopping = true;
  stopRunning();
  for (const child of children) await child.stop();
  rmSync(record, { force: true });
  if (error) exitWith(error);
  process.exit(0);
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => stop());
start().catch(stop);
