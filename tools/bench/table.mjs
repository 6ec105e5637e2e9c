import { execFileSync } from "node:child_process";
import { cpus, release, totalmem, type } from "node:os";
import { spreadOf } from "../../lib/spread.mjs";

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number[]} values one for each round
 * @property {string} unit
 * @property {number} [bar] at most
 * @property {number} [digits] after the point, where the usual ones do not do
 */

/** @param {Row[]} rows */
export function printTable(rows) {
  const lines = [["", "median", "least to most", "bar", ""], ...rows.map(cells)];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("   ")
        .trimEnd(),
    );
  }
}

/** @param {Row} row */
function cells({ what, values, unit, bar, digits }) {
  const show = (/** @type {number} */ value) => (digits === undefined ? round(value) : value.toFixed(digits));
  const { count, min, median, max } = spreadOf(values);
  const spread = count > 1 ? `${show(min)} to ${show(max)}` : "";
  const verdict = bar === undefined ? "" : median <= bar ? "met" : "MISSED";
  return [what, `${show(median)} ${unit}`, spread, bar === undefined ? "" : `${show(bar)} ${unit}`, verdict];
}

/** @param {number} value */
function round(value) {
  return Math.abs(value) < 20 ? value.toFixed(1) : value.toFixed(0);
}

export function machine() {
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  return `${cores[0]?.model.trim()}, ${cores.length} cores, ${memory}, Node ${process.versions.node}, ${type()} ${release()}, commit ${commit()}`;
}

function commit() {
  return execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8" }).trim();
}
