// Measures what the README claims, in one run, on an embedded database of its own. Let nothing else run meanwhile.
import "./lib/node-version.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureChecks } from "./bench/checks.mjs";
import { measureClass } from "./bench/class.mjs";
import { measureDefences } from "./bench/defences.mjs";
import { pin, startInstance, stopInstances, unpin } from "./bench/instance.mjs";
import { measureMemory } from "./bench/memory.mjs";
import { measureParts } from "./bench/parts.mjs";
import { measurePeers } from "./bench/peers.mjs";
import { measureRotation } from "./bench/rotation.mjs";
import { measureScripts } from "./bench/scripts.mjs";
import { machine, printTable } from "./bench/table.mjs";
import { startDatabase } from "./lib/database.mjs";
import { exitWith } from "./lib/failure.mjs";
import { flag, readOptions } from "./lib/options.mjs";
import { inRoot, root } from "./lib/paths.mjs";

/** How often each thing is measured, and for how many milliseconds. */
const plan = { rounds: 9, roundMs: 3_000 };
const rotations = 200;

const usage = `npm run bench [-- options]
  --start      also the time from a clone to ready
  --peers      other libraries beside it, which it installs in a folder of its own
  --checks     the checks alone
  --notice     only what one instance tells another, and how soon
  --class N    plays a class of N phones instead
  --two        that class over two instances and a PostgreSQL`;

/** @satisfies {import("./lib/options.mjs").Options} */
const options = {
  ...{ start: flag, peers: flag, checks: flag, notice: flag, two: flag },
  class: /** @type {const} */ ({ type: "string" }),
};

/** @typedef {import("./lib/options.mjs").Values<typeof options>} Options */
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
 * Two instances over one PostgreSQL, for as long as `work` takes.
 * @param {string} folder
 * @param {(both: import("./bench/instance.mjs").Running[]) => Promise<Row[]>} work
 * @returns {Promise<Row[]>}
 */
async function withTwo(folder, work) {
  const { url: DATABASE_URL, child } = await startDatabase([inRoot("tools/testing/postgres.mjs")]);
  const env = { DATABASE_URL, AUTH_SECRET: "a secret that both of the instances have" };
  try {
    const first = await startInstance(root, join(folder, "first"), env);
    const second = await startInstance(root, join(folder, "second"), env);
    return await work([first.running, second.running]);
  } finally {
    await stopInstances();
    await child.stop();
  }
}

/**
 * What two instances tell each other, and how soon.
 * @param {string} folder
 */
function measureNotice(folder) {
  unpin();
  return withTwo(folder, async ([first, second]) => {
    const lags = await measureRotation(first?.url ?? "", second?.url ?? "", rotations);
    lags.sort((one, other) => one - other);
    const at = (/** @type {number} */ share) => lags[Math.floor(share * (lags.length - 1))] ?? 0;
    return [
      { what: "a rotated key is refused by another instance, p50", values: [at(0.5)], unit: "ms", bar: 100 },
      { what: "a rotated key is refused by another instance, p99", values: [at(0.99)], unit: "ms", bar: 100 },
    ];
  });
}

/**
 * @param {string} folder
 * @param {number} phones
 * @param {boolean} two
 * @returns {Promise<Row[]>}
 */
async function playClass(folder, phones, two) {
  if (two) return withTwo(folder, (both) => measureClass(both, phones));
  const { running, stop } = await startInstance(root, join(folder, "data"));
  return measureClass([running], phones).finally(stop);
}

/**
 * The checks, and what is measured beside them on the same instance.
 * @param {string} folder
 * @returns {Promise<import("./bench/parts.mjs").Part[]>}
 */
async function oneInstance(folder) {
  const { running, stop } = await startInstance(root, join(folder, "data"));
  console.log(
    pin(running)
      ? "The app on one core, the database and the load on another."
      : "No core of its own for the app.",
  );
  return [
    { what: "What a check costs", measure: () => measureChecks(running, plan) },
    { what: "What the defences cost", measure: () => measureDefences(running) },
    { what: "The scripts", measure: () => measureScripts(running.url) },
    { what: "The memory", measure: () => measureMemory(running).finally(stop) },
  ];
}

/**
 * @param {string} folder
 * @param {Options} options
 */
async function partsToMeasure(folder, { class: phones, two, notice: onlyNotice, checks, start, peers }) {
  if (phones) return [{ what: "The class", measure: () => playClass(folder, Number(phones) || 300, two) }];
  const notice = { what: "What one instance tells another", measure: () => measureNotice(folder) };
  if (onlyNotice) return [notice];
  const one = await oneInstance(folder);
  if (checks) return one.slice(0, 1);
  return [
    ...(start ? [{ what: "The start", measure: () => measureStart(folder) }] : []),
    ...one,
    ...(peers ? [{ what: "The peers", measure: () => measurePeers(folder, plan) }] : []),
    notice,
  ];
}

async function main() {
  const asked = readOptions(usage, options);
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-bench-"));
  try {
    const { rows, failed } = await measureParts(await partsToMeasure(folder, asked), console.error);
    console.log(`\n${machine()}\n`);
    printTable(rows);
    process.exitCode = failed > 0 ? 1 : 0;
  } finally {
    await stopInstances();
    rmSync(folder, { recursive: true });
  }
  // A part that failed may have left something that would be waited for.
  process.exit();
}

main().catch(exitWith);
