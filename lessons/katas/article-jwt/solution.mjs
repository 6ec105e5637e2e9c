import { randomBytes } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";

/** An application reads it from its environment. */
export const key = randomBytes(32);

const issuer = "https://accounts.example";
const audience = "https://shop.example";

/** The password has been verified. @param {string} user @param {number} [lifetime] in seconds */
export function signIn(user, lifetime = 3600) {
  return new SignJWT({ sub: user, iss: issuer, aud: audience })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .sign(key);
}

/** @param {string} token */
export async function account(token) {
  let claims;
  try {
    const expected = { issuer, audience, algorithms: ["HS256"], requiredClaims: ["sub", "exp"] };
    claims = (await jwtVerify(token, key, expected)).payload;
  } catch (error) {
    // What jose did not throw is a fault of ours.
    if (!(error instanceof errors.JOSEError)) throw error;
    return { status: 401 };
  }
  return { status: 200, body: `Signed in as ${claims.sub}` };
}
