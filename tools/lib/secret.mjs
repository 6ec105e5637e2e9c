import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { dataDirectory, inData } from "./paths.mjs";

/**
 * AUTH_SECRET, or a secret of this data folder's own, made on the first start and readable by its owner alone.
 * @returns {string} at least 32 characters
 */
export function readSecret() {
  const given = process.env.AUTH_SECRET;
  if (given) return checked(given, "AUTH_SECRET", "set a longer one, or none to have one made");
  const file = inData("secret");
  if (!existsSync(file)) createSecret(file);
  return checked(readFileSync(file, "utf8").trim(), file, "delete the file to have a new one made");
}

/**
 * @param {string} secret
 * @param {string} source
 * @param {string} advice
 */
function checked(secret, source, advice) {
  if (secret.length >= 32) return secret;
  throw new Failure(
    `${source} holds ${secret.length} characters where a secret needs at least 32: ${advice}.`,
  );
}

/** @param {string} file */
function createSecret(file) {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
  try {
    // Appears whole or not at all, and never replaces the one that another start has just made.
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
