import { signedInLab } from "./device.mjs";
import { residentBytes } from "./instance.mjs";
import { repeat } from "./load.mjs";

const checks = 20_000;
const megabyte = 2 ** 20;

/** @typedef {import("./table.mjs").Row} Row */

/**
 * @param {import("./instance.mjs").Running} running
 * @returns {Promise<Row[]>}
 */
export async function measureMemory({ url, app, database }) {
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
    { what: `memory after ${checks} checks each`, values: [sum(first)], unit: "MB", bar: 700 },
    {
      what: `memory after ${checks} more each (app + database: ${parts})`,
      values: [sum(second)],
      unit: "MB",
      bar: 700,
    },
    // A collector that has not run yet is no leak: 20 MB are half a kilobyte for each check.
    { what: "growth in between", values: [sum(second) - sum(first)], unit: "MB", bar: 20 },
  ];
}
