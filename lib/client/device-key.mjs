/**
 * A device's key pair (ECDSA, P-256) and the proofs that it signs. The idea is that of DPoP (RFC 9449) and of
 * Device Bound Session Credentials. Web Crypto alone is used, so it runs in a browser and in Node alike.
 *
 * @typedef {{ privateKey: CryptoKey, publicKey: CryptoKey }} DeviceKey
 * @typedef {{ htm: string, htu: string, challenge?: string }} Proven what a proof is good for, and nothing else
 */

const algorithm = { name: "ECDSA", namedCurve: "P-256" };

export const proofType = "device-proof+jwt";

/** The header that brings a proof with a refresh. A form has a field of this name instead. */
export const proofHeader = "device-proof";

/**
 * Its private half can sign, and cannot be read: exporting it throws, whoever asks.
 * @returns {Promise<DeviceKey>}
 */
export function createDeviceKey() {
  return crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
}

/**
 * @param {DeviceKey} key
 * @param {Proven} proven `htu` is the path that is asked; `challenge` is what the server gave out with the token
 * @param {number} [now] in milliseconds since the epoch, by the clock of the server that will verify it
 * @returns {Promise<string>} a JWT that is good for one request, within a minute
 */
export async function signProof({ privateKey, publicKey }, proven, now = Date.now()) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", publicKey);
  const header = { alg: "ES256", typ: proofType, jwk: { kty, crv, x, y } };
  const claims = { ...proven, iat: Math.floor(now / 1000), jti: crypto.randomUUID() };
  const signed = `${encode(header)}.${encode(claims)}`;
  const signature = await crypto.subtle.sign(
    { name: "ECDSA", hash: "SHA-256" },
    privateKey,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${base64url(new Uint8Array(signature))}`;
}

/** @param {object} part of a JWT */
function encode(part) {
  return base64url(new TextEncoder().encode(JSON.stringify(part)));
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
