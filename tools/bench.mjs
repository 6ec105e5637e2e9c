// Measures what the README claims: `npm run bench`, and with `-- --start` also the time from a clone to ready.
// `-- --class 300` plays a class of so many phones instead; with `--two`, over two instances and a PostgreSQL.
// Everything in one run, on an embedded database of its own. Let nothing else run meanwhile.
import "./lib/node-version.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureClass } from "./bench/class.mjs";
import { measureDefences } from "./bench/defences.mjs";
import { signedInLab } from "./bench/device.mjs";
import { pin, residentBytes, startInstance } from "./bench/instance.mjs";
import { ask, measure, repeat } from "./bench/load.mjs";
import { measureRotation } from "./bench/rotation.mjs";
import { machine, printTable } from "./bench/table.mjs";
import { startDatabase } from "./lib/database.mjs";
import { exitWith } from "./lib/failure.mjs";
import { inRoot, root } from "./lib/paths.mjs";

const rounds = 9;
const roundMs = 3_000;
const checks = 20_000;
const rotations = 200;
const megabyte = 2 ** 20;

/** @typedef {import("./bench/table.mjs").Row} Row */

/**
 * @param {import("./bench/instance.mjs").Running} running
 * @returns {Promise<Row[]>}
 */
async function measureChecks({ url, app }) {
  const { jwt, database } = await signedInLab(url);
  // The same address and the same cookie, but for a handler that does not look at it.
  const nothingChecked = { ...jwt, address: jwt.address.replace(/check$/, "ping") };
  const targets = Object.entries({ nothing: nothingChecked, jwt, database });
  for (const [, target] of targets) await measure(target, 2 * roundMs, app);
  /** @type {Record<string, { wall: number, cpu: number | null }[]>} */
  const measured = { nothing: [], jwt: [], database: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, target] of targets) measured[name]?.push(await measure(target, roundMs, app));
    console.log(`Round ${round + 1} of ${rounds}`);
  }
  const { nothing = [] } = measured;
  /** @param {string} name @param {"wall" | "cpu"} kind */
  const added = (name, kind) =>
    measured[name]?.map((one, round) => (one[kind] ?? 0) - (nothing[round]?.[kind] ?? 0)) ?? [];
  const hasCpu = nothing.every(({ cpu }) => cpu !== null);
  return [
    { what: "a request that checks nothing", values: nothing.map(({ wall }) => wall), unit: "µs" },
    { what: "a check adds, jwt", values: added("jwt", "wall"), unit: "µs", bar: 250 },
    { what: "a check adds, database", values: added("database", "wall"), unit: "µs", bar: 500 },
    ...(hasCpu ? ["jwt", "database"] : []).map((name) => ({
      what: `  of which the app's processor, ${name}`,
      values: added(name, "cpu"),
      unit: "µs",
    })),
  ];
}

/**
 * What a browser without anything in its cache fetches as JavaScript before it shows the board; and what
 * more when a tour is told on it.
 * @param {string} url
 * @returns {Promise<Row[]>}
 */
async function measureScripts(url) {
  const { board } = await signedInLab(url);
  const own = await scriptsOf(board);
  const tour = { ...board, address: `${board.address}?scenario=the-password-changes` };
  const touring = await scriptsOf(tour);
  const added = new Set([...touring].filter((script) => !own.has(script)));
  const kilobytes = async (/** @type {Set<string>} */ scripts) => {
    let bytes = 0;
    for (const address of scripts) bytes += await ask({ address, cookie: "" });
    return bytes / 1000;
  };
  return [
    {
      what: `JavaScript of the board, gzip, ${own.size} files`,
      values: [await kilobytes(own)],
      unit: "KB",
      bar: 225,
    },
    {
      what: `JavaScript that a tour adds, gzip, ${added.size} files`,
      values: [await kilobytes(added)],
      unit: "KB",
      bar: 15,
    },
  ];
}

/**
 * @param {import("./bench/device.mjs").Target} page
 * @returns {Promise<Set<string>>} addresses of the scripts that its HTML names
 */
async function scriptsOf({ address, cookie }) {
  const html = await (await fetch(address, { headers: { cookie } })).text();
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  // `nomodule` is for browsers too old for modules; every other one leaves it out.
  const scripts = tags.filter(
    (tag) => !/\bnomodule\b/i.test(tag) && /\ssrc=|modulepreload|as="script"/.test(tag),
  );
  return new Set(
    scripts.map((tag) => new URL(/\s(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? "", address).href),
  );
}

/**
 * @param {import("./bench/instance.mjs").Running} running
 * @returns {Promise<Row[]>}
 */
async function measureMemory({ url, app, database }) {
  const lab = await signedInLab(url);
  const resident = () => [app, database].map((pid) => residentBytes(pid) / megabyte);
  const after = async () => {
    await repeat(lab.jwt, checks);
    await repeat(lab.database, checks);
    return resident();
  };
  const [first, second] = [await after(), await after()];
  const sum = (/** @type {number[]} */ parts) => parts.reduce((total, part) => total + part, 0);
  const parts = second.map((part) => `${part.toFixed(0)}`).join(" + ");
  return [
    { what: `memory after ${checks} checks each`, values: [sum(first)], unit: "MB", bar: 1_000 },
    {
      what: `memory after ${checks} more each (app + database: ${parts})`,
      values: [sum(second)],
      unit: "MB",
      bar: 1_000,
    },
    // A collector that has not run yet is no leak: 20 MB are half a kilobyte for each check.
    { what: "growth in between", values: [sum(second) - sum(first)], unit: "MB", bar: 20 },
  ];
}

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
    ...(await measureChecks(running)),
    ...(await measureDefences(running)),
    ...(await measureScripts(running.url)),
    ...(await measureMemory(running)),
  ];
  await stop();
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
