// Measures what the README claims: `npm run bench`, and with `-- --start` also the time from a clone to ready.
// `-- --peers` sets other libraries beside it, which it installs in a folder of its own.
// `-- --class 300` plays a class of so many phones instead; with `--two`, over two instances and a PostgreSQL.
// Everything in one run, on an embedded database of its own. Let nothing else run meanwhile.
import "./lib/node-version.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureChecks } from "./bench/checks.mjs";
import { measureClass } from "./bench/class.mjs";
import { measureDefences } from "./bench/defences.mjs";
import { pin, startInstance } from "./bench/instance.mjs";
import { measureMemory } from "./bench/memory.mjs";
import { measurePeers } from "./bench/peers.mjs";
import { measureRotation } from "./bench/rotation.mjs";
import { measureScripts } from "./bench/scripts.mjs";
import { machine, printTable } from "./bench/table.mjs";
import { startDatabase } from "./lib/database.mjs";
import { exitWith } from "./lib/failure.mjs";
import { inRoot, root } from "./lib/paths.mjs";

/** How often each thing is measured, and for how many milliseconds. */
const plan = { rounds: 9, roundMs: 3_000 };
const rotations = 200;

/** @typedef {import("./bench/table.mjs").Row} Row */

/**
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureStart(folder) {
  const clone = join(folder, "clone");
  execFileSync("git", ["clone", "--quiet", root, clone]);
  const rows = [];
  for (const { what, bar } of [
    { what: "npm start from a clone, warm npm cache", bar: 60 },
    { what: "npm start the second time", bar: 15 },
  ]) {
    const { seconds, stop } = await startInstance(clone, join(clone, ".data"));
    await stop();
    rows.push({ what, values: [seconds], unit: "s", bar });
  }
  return rows;
}

/**
 * What two instances over one PostgreSQL tell each other, and how soon.
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureNotice(folder) {
  const { url: DATABASE_URL, child } = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  const env = { DATABASE_URL, AUTH_SECRET: "a secret that both of the instances have" };
  const first = await startInstance(root, join(folder, "first"), env);
  const second = await startInstance(root, join(folder, "second"), env);
  const lags = await measureRotation(first.running.url, second.running.url, rotations);
  for (const { stop } of [first, second, child]) await stop();
  lags.sort((one, other) => one - other);
  const at = (/** @type {number} */ share) => lags[Math.floor(share * (lags.length - 1))] ?? 0;
  return [
    { what: "a rotated key is refused by another instance, p50", values: [at(0.5)], unit: "ms", bar: 100 },
    { what: "a rotated key is refused by another instance, p99", values: [at(0.99)], unit: "ms", bar: 100 },
  ];
}

/**
 * @param {string} folder
 * @param {number} phones
 * @returns {Promise<Row[]>}
 */
async function playClass(folder, phones) {
  if (!process.argv.includes("--two")) {
    const { running, stop } = await startInstance(root, join(folder, "data"));
    const rows = await measureClass([running.url], phones, [running.app]);
    await stop();
    return rows;
  }
  const { url: DATABASE_URL, child } = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  const env = { DATABASE_URL, AUTH_SECRET: "a secret that both of the instances have" };
  const first = await startInstance(root, join(folder, "first"), env);
  const second = await startInstance(root, join(folder, "second"), env);
  const both = [first.running, second.running];
  const rows = await measureClass(
    both.map(({ url }) => url),
    phones,
    both.map(({ app }) => app),
  );
  for (const { stop } of [first, second, child]) await stop();
  return rows;
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-bench-"));
  const asked = process.argv.indexOf("--class");
  if (asked !== -1) {
    const rows = await playClass(folder, Number(process.argv[asked + 1]) || 300);
    rmSync(folder, { recursive: true });
    console.log(`\n${machine()}\n`);
    printTable(rows);
    return;
  }
  const start = process.argv.includes("--start") ? await measureStart(folder) : [];
  const { running, stop } = await startInstance(root, join(folder, "data"));
  const pinned = pin(running);
  const rows = [
    ...(await measureChecks(running, plan)),
    ...(await measureDefences(running)),
    ...(await measureScripts(running.url)),
    ...(await measureMemory(running)),
  ];
  await stop();
  if (process.argv.includes("--peers")) rows.push(...(await measurePeers(folder, plan)));
  rows.push(...(await measureNotice(folder)));
  rmSync(folder, { recursive: true });
  console.log(`\n${machine()}`);
  console.log(
    pinned
      ? "The app on one core, the database and the load on another.\n"
      : "No core of its own for the app.\n",
  );
  printTable([...rows, ...start]);
}

main().catch(exitWith);
