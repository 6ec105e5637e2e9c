// One of several instances of an app, as small as one can be. It knows who is signed in in three ways: by a
// session in its own memory, by the row in the database that all instances share, and by a signed token.
//   DATABASE_URL, LAB, ISSUER
//   JWT_KEY       the key of the app's own tokens, in base64url
import { createHash, createSecretKey, randomBytes } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { errors, jwtVerify } from "jose";
import { connect } from "./lib/database.mjs";
import { bearerOf, problem, readJson, required, serve } from "./lib/serve.mjs";

const lab = required("LAB");
const issuer = required("ISSUER");
const key = createSecretKey(Buffer.from(required("JWT_KEY"), "base64url"));
const database = connect(2);

/** Session tokens to e-mail addresses: gone with this process, and unknown to every other. */
const sessions = new Map();

serve({
  "POST /memory/sign-in": signIn,
  "GET /memory/check": (request) => answer(sessions.get(bearerOf(request)) ?? null),
  "GET /database/check": async (request) => answer(await fromDatabase(bearerOf(request) ?? "")),
  "GET /jwt/check": async (request) => answer(await fromToken(bearerOf(request) ?? "")),
});

/** @param {string | null} email */
function answer(email) {
  return { status: email === null ? 401 : 200, body: { signedIn: email !== null, email, pid: process.pid } };
}

/**
 * Signs in with the password, and keeps the session here.
 * @type {import("./lib/serve.mjs").Handler}
 */
async function signIn(request) {
  const { email, password } = await readJson(request);
  const [user] = await database.query('SELECT "passwordHash" FROM "User" WHERE "labId" = $1 AND email = $2', [
    lab,
    String(email),
  ]);
  const matches = user && (await verify(user.passwordHash ?? "", String(password)));
  if (!matches) return problem(401, "wrong-password", "This is not the password.");
  const token = randomBytes(32).toString("base64url");
  sessions.set(token, email);
  return { status: 200, body: { token, pid: process.pid } };
}

/**
 * @param {string} token
 * @returns {Promise<string | null>}
 */
async function fromDatabase(token) {
  const hash = createHash("sha256").update(`${lab}/${token}`).digest("base64url");
  const [found] = await database.query(
    `SELECT u.email FROM "Session" s JOIN "User" u ON u.id = s."userId"
     WHERE s."sessionToken" = $1 AND u."labId" = $2 AND s.expires > now()`,
    [hash, lab],
  );
  return found?.email ?? null;
}

/**
 * @param {string} token
 * @returns {Promise<string | null>}
 */
async function fromToken(token) {
  const wanted = { issuer, audience: lab, typ: "JWT", algorithms: ["HS256"], requiredClaims: ["exp", "sub"] };
  try {
    const { payload } = await jwtVerify(token, key, wanted);
    return String(payload.email);
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
