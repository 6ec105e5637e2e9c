import { hkdfSync, randomBytes, randomUUID } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "./failure.mjs";
import { inData } from "./paths.mjs";

/**
 * AUTH_SECRET, or a secret of this data folder's own, made on the first start and readable by its owner alone.
 * @returns {string} at least 32 characters
 */
export function readSecret() {
  const given = process.env.AUTH_SECRET;
  if (given) return checked(given, "AUTH_SECRET", "set a longer one, or none to have one made");
  const file = inData("secret");
  const kept = keepSecret(file, () => randomBytes(32).toString("base64url"));
  return checked(kept, file, "delete the file to have a new one made");
}

/**
 * @param {string} secret
 * @returns {string} the key with which Next encrypts what a server action closes over: one for all instances
 */
export function serverActionsKey(secret) {
  return Buffer.from(hkdfSync("sha256", secret, "", "still-signed-in/server-actions", 32)).toString("base64");
}

/**
 * What the file holds, which its owner alone can read. Without a file, one is made.
 * @param {string} file
 * @param {() => string} create
 * @returns {string}
 */
export function keepSecret(file, create) {
  if (!existsSync(file)) writeOnce(file, create());
  return readFileSync(file, "utf8").trim();
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

/**
 * @param {string} file
 * @param {string} secret
 */
function writeOnce(file, secret) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, secret, { mode: 0o600, flag: "wx" });
  try {
    // Appears whole or not at all, and never replaces the one that another start has just made.
    linkSync(draft, file);
  } catch (error) {
    if (!existsSync(file)) throw error;
  } finally {
    rmSync(draft);
  }
}
