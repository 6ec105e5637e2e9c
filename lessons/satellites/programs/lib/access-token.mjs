import { createRemoteJWKSet, errors, jwtVerify } from "jose";

export const issuer = "still-signed-in";
export const audience = "still-signed-in-api";

const requiredClaims = ["sub", "lab", "jti", "iat", "exp"];

const textClaims = ["sub", "lab", "jti"];

/** Milliseconds that fetched keys are kept: so long the app can be gone, and a key that it drops is believed. */
const cacheMaxAge = 60 * 60 * 1000;

/**
 * The public keys of the app, fetched when the first token comes.
 * @param {string} jwksUrl
 */
export function remoteKeys(jwksUrl) {
  return createRemoteJWKSet(new URL(jwksUrl), { cacheMaxAge, timeoutDuration: 2_000 });
}

/**
 * Verifies an access token for this API: signature, algorithm, type, issuer, audience and expiry. Of the ways
 * to write the same bytes in base64url one counts: a list of refused tokens could not tell the others.
 * @param {string} token
 * @param {import("jose").JWTVerifyGetKey | CryptoKey} keys
 * @returns {Promise<{ claims: import("jose").JWTPayload } | { reason: string }>}
 * @throws when the keys cannot be had
 */
export async function verifyAccessToken(token, keys) {
  if (!isCanonical(token)) return { reason: "bad-signature" };
  const wanted = { issuer, audience, typ: "at+jwt", algorithms: ["EdDSA"], requiredClaims };
  try {
    const getKey = typeof keys === "function" ? keys : () => keys;
    const { payload } = await jwtVerify(token, getKey, wanted);
    const unfit = textClaims.find((claim) => typeof payload[claim] !== "string");
    return unfit ? { reason: `wrong-${unfit}` } : { claims: payload };
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed) return { reason: `wrong-${error.claim}` };
    if (error instanceof errors.JWTExpired) return { reason: "expired" };
    if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) throw error;
    return { reason: "bad-signature" };
  }
}

/**
 * Whether each part of a token is written as an encoder writes it: the last character of base64url can have
 * bits that stand for nothing, and a decoder overlooks what belongs to another alphabet.
 * @param {string} token
 */
function isCanonical(token) {
  return token.split(".").every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
}
