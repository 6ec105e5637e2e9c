import { parseArgs } from "node:util";
import { exitWith, Failure } from "./failure.mjs";

/** @typedef {NonNullable<import("node:util").ParseArgsConfig["options"]>} Options */

/** An option that is there or is not. */
export const flag = /** @type {const} */ ({ type: "boolean", default: false });

/**
 * Reads what was asked for on the command line. `--help` prints the usage and ends the program, and so does an
 * option that there is not, with an error.
 * @template {Options} Asked
 * @param {string} usage
 * @param {Asked} options
 */
export function readOptions(usage, options) {
  const values = parse(usage, options);
  if (!("help" in values)) return /** @type {Values<Asked>} */ (values);
  console.log(usage);
  process.exit();
}

/**
 * @param {string} usage
 * @param {Options} options
 */
function parse(usage, options) {
  try {
    return parseArgs({ options: { ...options, help: { type: "boolean" } } }).values;
  } catch (error) {
    return exitWith(new Failure(`${error instanceof Error ? error.message : error}\n\n${usage}`));
  }
}

/**
 * @template {Options} Asked
 * @typedef {ReturnType<typeof parseArgs<{ options: Asked }>>["values"]} Values
 */
