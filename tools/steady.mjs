// Runs every card of the claims page many times while a core is kept busy with something else, and prints the
// verdicts that were not the same each time: `npm run steady`, `-- 5` for five times instead of twenty, and
// `-- 5 bigger stateless` for some of the cards. What a card measures in a visitor's browser is left out.
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enter } from "./bench/device.mjs";
import { startInstance } from "./bench/instance.mjs";
import { readCards } from "./lib/claim-cards.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { root } from "./lib/paths.mjs";
import { ensureBuilt } from "./lib/prepare.mjs";

/** @typedef {import("./lib/claim-cards.mjs").CardFile} CardFile */
/** @typedef {{ verdict: string, cells: Record<string, { verdict: string }> }} Result */
/** @typedef {Map<string, Map<string, number>>} Tally how often each verdict came, for the statement and each column */

/**
 * @param {string} url of the app
 * @param {{ id: string, owner: string }} lab
 * @param {CardFile} card
 * @returns {Promise<Result | { problem: string }>}
 */
async function run(url, lab, { id }) {
  const response = await fetch(`${url}/lab/${lab.id}/claims/${id}/run`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie: lab.owner, origin: url },
    body: "{}",
  });
  const text = (await response.text()).trim();
  const last = JSON.parse(text.slice(text.lastIndexOf("\n") + 1));
  return last.type === "result" ? last.result : { problem: last.detail ?? last.title };
}

/**
 * @param {Tally} tally
 * @param {string} key
 * @param {string} verdict
 */
function count(tally, key, verdict) {
  const verdicts = tally.get(key) ?? new Map();
  tally.set(key, verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1));
}

/**
 * Runs a card again and again in a lab of its own.
 * @param {string} url
 * @param {CardFile} card
 * @param {number} times
 * @param {Tally} tally
 */
async function repeat(url, card, times, tally) {
  const lab = await enter(url);
  for (let round = 0; round < times; round += 1) {
    const result = await run(url, lab, card);
    if ("problem" in result) {
      count(tally, "verdict", `failed: ${result.problem}`);
      continue;
    }
    count(tally, "verdict", result.verdict);
    for (const [column, { verdict }] of Object.entries(result.cells)) count(tally, column, verdict);
  }
  return { card, tally };
}

/**
 * The same in two labs at once.
 * @param {string} url
 * @param {CardFile} card
 * @param {number} times
 */
async function repeatWaiting(url, card, times) {
  /** @type {Tally} */
  const tally = new Map();
  const [half, rest] = [Math.floor(times / 2), Math.ceil(times / 2)];
  await Promise.all([half, rest].map((share) => repeat(url, card, share, tally)));
  return { card, tally };
}

/**
 * Prints a card's verdict, and every one that was not the same each time.
 * @param {{ card: CardFile, tally: Tally }} found
 * @returns {number} flips: the verdicts, of the statement and of columns, that were not always the same
 */
function print({ card: { number, id }, tally }) {
  /** @param {Map<string, number>} verdicts */
  const told = (verdicts) => [...verdicts].map(([verdict, times]) => `${times} × ${verdict}`).join(", ");
  const flipped = [...tally].filter(([, verdicts]) => verdicts.size > 1);
  const overall = tally.get("verdict") ?? new Map();
  console.log(`${`${number}.`.padStart(3)} ${id.padEnd(28)} ${told(overall)}`);
  for (const [key, verdicts] of flipped) {
    if (key !== "verdict") console.log(`      ${key}: ${told(verdicts)}`);
  }
  return flipped.length;
}

async function main() {
  const [first = "20", ...ids] = process.argv.slice(2);
  const times = Number(first);
  if (!Number.isInteger(times) || times < 1) throw new Failure(`How many times is "${first}"?`);
  const all = readCards();
  const cards = ids.length > 0 ? all.filter(({ id }) => ids.includes(id)) : all;
  if (cards.length === 0) throw new Failure(`No such card. There are: ${all.map(({ id }) => id).join(", ")}`);
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "still-signed-in-steady-"));
  const { running, stop } = await startInstance(root, folder);
  const busy = spawn(process.execPath, ["-e", "for (;;);"], { stdio: "ignore" });
  let flips = 0;
  try {
    // As "Run all" does: those that mostly wait beside the others, which come one after the other.
    const waiting = cards.filter(({ waits }) => waits).map((card) => repeatWaiting(running.url, card, times));
    for (const card of cards.filter(({ waits }) => !waits)) {
      flips += print(await repeat(running.url, card, times, new Map()));
    }
    for (const found of await Promise.all(waiting)) flips += print(found);
  } finally {
    busy.kill("SIGKILL");
    await stop();
    rmSync(folder, { recursive: true });
  }
  console.log(`\n${cards.length} cards, ${times} times each, one core kept busy: ${flips} flips.`);
  if (flips > 0) process.exit(1);
}

main().catch(exitWith);
