import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Where this instance keeps its secret and its embedded database: `.data`, or what DATA_DIR says. */
export const dataDirectory = resolve(root, process.env.DATA_DIR || ".data");

/** @param {...string} segments */
export function inRoot(...segments) {
  return resolve(root, ...segments);
}

/** @param {...string} segments */
export function inData(...segments) {
  return resolve(dataDirectory, ...segments);
}
