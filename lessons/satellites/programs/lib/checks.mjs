// How an instance of the app tells who is signed in, under each configuration: as the app itself does it, with
// nothing around it.
import { createHash, createSecretKey } from "node:crypto";
import { decode } from "@auth/core/jwt";
import { errors, jwtVerify, SignJWT } from "jose";

/**
 * @typedef {import("./database.mjs").Database} Database
 * @typedef {(credential: string) => Promise<string | null>} Check the e-mail address of who is signed in
 *
 * @typedef {object} Given
 * @property {string} lab
 * @property {string} issuer
 * @property {Record<string, string>} keys the key of each configuration that has one, in base64url; of Auth.js's own
 *   tokens it is the secret
 * @property {Database} database
 */

/** Seconds for which a copy of a session is believed. */
const copyLifetime = 15;

/** What stands between a session token and the copy that came with it. */
const separator = "~";

/**
 * @param {Given} given
 * @returns {Record<string, Check>} by the name of the configuration
 */
export function checksOf(given) {
  const { lab } = given;
  return {
    "database-stock": (token) => lookUp(given, token),
    database: (token) => lookUp(given, sha256(`${lab}/${token}`)),
    "database-cached": cached(given),
    "jwt-stock": (token) => decrypt(given, token),
    jwt: verifying(given, "jwt"),
    "jwt-short": verifying(given, "jwt-short"),
    "jwt-denylist": verifying(given, "jwt-denylist", (claims) => isListed(given, String(claims.sid))),
  };
}

/** @param {string} text */
const sha256 = (text) => createHash("sha256").update(text).digest("base64url");

/**
 * @param {Given} given
 * @param {string} stored what the table holds of the token
 */
async function lookUp({ lab, database }, stored) {
  const [found] = await database.query(
    `SELECT u.email FROM "Session" s JOIN "User" u ON u.id = s."userId"
     WHERE s."sessionToken" = $1 AND u."labId" = $2 AND s.expires > now()`,
    [stored, lab],
  );
  return found?.email ?? null;
}

/**
 * A copy that is too old is made anew, as a browser is given another one.
 * @param {Given} given
 * @returns {Check}
 */
function cached(given) {
  const { lab, issuer } = given;
  const audience = `${lab}/database-cached`;
  const verify = verifying(given, "database-cached");
  let renewed = "";
  return async (credential) => {
    const [token = "", copy = ""] = credential.split(separator);
    const sid = sha256(`${audience}/copy/${token}`);
    for (const one of [copy, renewed]) {
      const known = one && (await verify(one, (claims) => claims.sid === sid));
      if (known) return known;
    }
    const email = await lookUp(given, sha256(`${audience}/${token}`));
    if (email === null) return null;
    renewed = await new SignJWT({ sub: email, email, sid })
      .setProtectedHeader({ alg: "HS256", typ: "database-cached+jwt" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(`${copyLifetime}s`)
      .sign(keyOf(given, "database-cached"));
    return email;
  };
}

/**
 * @param {Given} given
 * @param {string} strategy
 * @param {(claims: import("jose").JWTPayload) => boolean | Promise<boolean>} accepts
 */
function verifying(given, strategy, accepts = () => true) {
  const plain = strategy === "jwt";
  const wanted = {
    issuer: given.issuer,
    audience: plain ? given.lab : `${given.lab}/${strategy}`,
    typ: plain ? "JWT" : `${strategy}+jwt`,
    algorithms: ["HS256"],
    requiredClaims: ["exp", "sub"],
  };
  const key = keyOf(given, strategy);
  return async (/** @type {string} */ token, also = accepts) => {
    try {
      const { payload } = await jwtVerify(token, key, wanted);
      return (await also(payload)) ? String(payload.email) : null;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  };
}

/**
 * @param {Given} given
 * @param {string} sid
 */
async function isListed({ database }, sid) {
  const denied = await database.query('SELECT 1 FROM "DeniedToken" WHERE "id" = $1', [sid]);
  return denied.length === 0;
}

/**
 * Auth.js's own token, as its own function reads it.
 * @param {Given} given
 * @param {string} token
 */
async function decrypt({ keys }, token) {
  try {
    const claims = await decode({ token, secret: keys["jwt-stock"] ?? "", salt: "lab.stock-token" });
    return claims ? String(claims.email) : null;
  } catch (error) {
    // For a token whose key is another, it throws an error of no class.
    if (error instanceof errors.JOSEError || /** @type {Error} */ (error).message === foreign) return null;
    throw error;
  }
}

const foreign = "no matching decryption secret";

/**
 * @param {Given} given
 * @param {string} strategy
 */
function keyOf({ keys }, strategy) {
  return createSecretKey(Buffer.from(keys[strategy] ?? "", "base64url"));
}
