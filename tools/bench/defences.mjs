import pg from "pg";
import { enter } from "./device.mjs";
import { cpuMicroseconds } from "./instance.mjs";
import { repeat } from "./load.mjs";

const rounds = 9;
const requests = 400;
/** Rows in each table, when they are full. */
const many = 100_000;

const strategies = /** @type {const} */ (["jwt", "jwt-short", "database", "jwt-version", "jwt-denylist"]);

/**
 * @typedef {(typeof strategies)[number]} Strategy
 * @typedef {Partial<Record<Strategy, number[]>>} Added microseconds that a check adds to a request, round by round: of
 *   the processors, the app's and the database's, where the system tells; else of the clock
 */

/**
 * What the defences of a JWT cost, against what they are to be compared with; and again with full tables.
 * @param {import("./instance.mjs").Running} running
 * @returns {Promise<import("./table.mjs").Row[]>}
 */
export async function measureDefences(running) {
  const lab = await enter(running.url);
  const empty = await measureAdded(running, lab, strategies);
  await fillTables(running.databaseUrl, lab.id);
  const full = await measureAdded(running, lab, ["database", "jwt-denylist"]);
  return [
    row("jwt-version against database", ratios(empty["jwt-version"], empty.database), 1.2),
    row("jwt-denylist against database", ratios(empty["jwt-denylist"], empty.database), 1.2),
    row("jwt-short between refreshes against jwt", ratios(empty["jwt-short"], empty.jwt), 1.1),
    row(`database, ${many} sessions in the table`, ratios(full.database, empty.database), 1.2),
    row(`jwt-denylist, ${many} denied`, ratios(full["jwt-denylist"], empty["jwt-denylist"]), 1.2),
  ];
}

/**
 * @param {string} what
 * @param {number[]} values
 * @param {number} bar
 */
function row(what, values, bar) {
  return { what: `  what a check adds, ${what}`, values, unit: "×", bar, digits: 2 };
}

/**
 * @param {number[] | undefined} ones
 * @param {number[] | undefined} others
 */
function ratios(ones = [], others = []) {
  return ones.map((one, round) => one / (others[round] ?? 1));
}

/**
 * @param {import("./instance.mjs").Running} running
 * @param {import("./device.mjs").Entrance} lab
 * @param {readonly Strategy[]} measured
 * @returns {Promise<Added>}
 */
async function measureAdded(running, lab, measured) {
  /** @type {Map<Strategy, number[]>} */
  const added = new Map(measured.map((strategy) => [strategy, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const strategy of measured) {
      const before = await lab.signIn(`laptop/${strategy}`);
      const nothing = { ...before, address: before.address.replace(/check$/, "ping") };
      const without = await cost(running, nothing);
      // Anew: an access token has to outlive what is measured with it.
      const withCheck = await cost(running, await lab.signIn(`laptop/${strategy}`));
      // The first round finds everything cold.
      if (round >= 0) added.get(strategy)?.push(withCheck - without);
    }
    if (round >= 0) console.log(`Defences: round ${round + 1} of ${rounds}`);
  }
  return Object.fromEntries(added);
}

/**
 * What one request costs: of the processors, because the database works for a check as the app does, and
 * because whatever else the machine does does not count.
 * @param {import("./instance.mjs").Running} running
 * @param {import("./device.mjs").Target} target
 * @returns {Promise<number>} microseconds
 */
async function cost({ app, database }, target) {
  const used = () => [app, database].map(cpuMicroseconds);
  const [begun, before] = [performance.now(), used()];
  await repeat(target, requests);
  const [elapsed, after] = [performance.now() - begun, used()];
  const spent = after.map((at, index) => (at ?? Number.NaN) - (before[index] ?? Number.NaN));
  const [ofApp = Number.NaN, ofDatabase = Number.NaN] = spent;
  const cpu = ofApp + ofDatabase;
  return (Number.isNaN(cpu) ? elapsed * 1000 : cpu) / requests;
}

/**
 * @param {string} databaseUrl
 * @param {string} lab
 */
async function fillTables(databaseUrl, lab) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const user = `(SELECT id FROM "User" WHERE "labId" = $1 LIMIT 1)`;
  const series = `generate_series(1, ${many}) AS i`;
  await client.query(
    `INSERT INTO "Session" (id, "sessionToken", "userId", expires)
     SELECT gen_random_uuid()::text, 'bench-' || i, ${user}, now() + interval '1 day' FROM ${series}`,
    [lab],
  );
  await client.query(
    `INSERT INTO "IssuedToken" (id, "userId", strategy, expires)
     SELECT 'bench-' || i, ${user}, 'jwt-denylist', now() + interval '1 day' FROM ${series}`,
    [lab],
  );
  await client.query(
    `INSERT INTO "DeniedToken" (id, expires) SELECT 'denied-' || i, now() + interval '1 day' FROM ${series}`,
  );
  await client.query("ANALYZE");
  await client.end();
}
