// DELIBERATELY BROKEN: an exhibit of what goes wrong when a verifier is written by hand. Each flaw was met in
// a library or a tutorial. Nothing here is used by anything but the exhibit, which has keys of its own.
import { createHmac, createPublicKey, verify } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @typedef {object} Store
 * @property {string} folder of key files
 * @property {Record<string, string>} secrets by key id
 * @property {string} publicKey in PEM
 *
 * @typedef {{ alg: string, kid?: string, jwk?: import("node:crypto").JsonWebKey, jku?: string }} Header
 */

/** @type {Set<string>} */
const verifiedBefore = new Set();

/**
 * @param {string} token
 * @param {Store} store
 * @returns {Promise<Record<string, unknown> | null>} the claims of a token that it believes
 */
export async function naiveVerify(token, store) {
  const [head = "", body = "", signature = ""] = token.split(".");
  const header = /** @type {Header} */ (parse(head));
  const claims = parse(body);
  // Flaw: the token itself may say that it needs no proof, in any spelling.
  if (header.alg.toLowerCase() === "none") return claims;
  // Flaw: "only if there is a signature to check".
  if (!signature) return claims;
  // Flaw: a cache of what was verified, under the signature alone, whatever it is attached to now.
  if (verifiedBefore.has(signature)) return claims;
  const key = await keyFor(header, store);
  if (!matches(header.alg, key, `${head}.${body}`, Buffer.from(signature, "base64url"))) return null;
  verifiedBefore.add(signature);
  // Flaw: a good signature is the end of it. Nobody asks until when, from when, for whom, by whom, and for what.
  return claims;
}

/**
 * @param {Header} header
 * @param {Store} store
 */
async function keyFor({ jwk, jku, kid }, { folder, secrets, publicKey }) {
  // Flaw: the token brings the key that it is to be verified with.
  if (jwk) return pemOf(jwk);
  // Flaw: or says where to fetch it.
  if (jku) return pemOf(await fetchKey(jku));
  // Flaw: a property of every object is a key too, and any file on the disk.
  if (kid) return `${secrets[kid] ?? (await readFile(join(folder, kid), "utf8"))}`;
  return publicKey;
}

/**
 * Flaw: the header says which algorithm it is, so a public key can be made to serve as a shared secret.
 * @param {string} alg
 * @param {string} key
 * @param {string} signed
 * @param {Buffer} signature
 */
function matches(alg, key, signed, signature) {
  if (alg === "HS256") return createHmac("sha256", key).update(signed).digest().equals(signature);
  return alg === "RS256" && verify("sha256", Buffer.from(signed), key, signature);
}

/** @param {string} address */
async function fetchKey(address) {
  // Not a flaw, and not there in the original: an exhibit must not be made to reach into a network.
  if (new URL(address).hostname !== "127.0.0.1") throw new TypeError("The exhibit stays on this machine.");
  const { keys } = /** @type {{ keys: import("node:crypto").JsonWebKey[] }} */ (
    await (await fetch(address)).json()
  );
  return keys[0] ?? {};
}

/** @param {import("node:crypto").JsonWebKey} jwk */
function pemOf(jwk) {
  return createPublicKey({ key: jwk, format: "jwk" }).export({ type: "spki", format: "pem" }).toString();
}

/** @param {string} part */
function parse(part) {
  return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
}
