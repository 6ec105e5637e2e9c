// One of several instances of an app, as small as one can be. It knows who is signed in by a session in its own
// memory, and as the app does under each configuration: by the database that all instances share, or by a key.
//   DATABASE_URL, LAB, ISSUER
//   KEYS          the keys of the app's own tokens as JSON, by configuration
//   DATABASE_PID  the process of an embedded database, where there is one
import { randomBytes } from "node:crypto";
import { verify } from "@node-rs/argon2";
import { checksOf } from "./lib/checks.mjs";
import { connect } from "./lib/database.mjs";
import { databaseTime, ownTime } from "./lib/processor-time.mjs";
import { bearerOf, problem, readJson, required, serve } from "./lib/serve.mjs";

const lab = required("LAB");
// One connection: its process on the server can be asked what it has taken.
const database = connect(1);
const keys = JSON.parse(required("KEYS"));

/** Session tokens to e-mail addresses: gone with this process, and unknown to every other. */
const sessions = new Map();

/** @type {ReturnType<typeof checksOf>} */
const checks = {
  memory: async (token) => sessions.get(token) ?? null,
  ...checksOf({ lab, issuer: required("ISSUER"), keys, database }),
};

const routes = Object.entries(checks).map(([store, check]) => ({
  [`GET /${store}/check`]: (/** @type {import("./lib/serve.mjs").Request} */ request) =>
    answer(check, bearerOf(request) ?? ""),
  [`POST /${store}/measure`]: (
    /** @type {import("./lib/serve.mjs").Request} */ request,
    /** @type {URL} */ url,
  ) => measure(check, bearerOf(request) ?? "", Number(url.searchParams.get("times"))),
}));

serve(Object.assign({ "POST /memory/sign-in": signIn }, ...routes));

/**
 * @param {import("./lib/checks.mjs").Check} check
 * @param {string} credential
 */
async function answer(check, credential) {
  const email = await check(credential);
  return { status: email === null ? 401 : 200, body: { signedIn: email !== null, email, pid: process.pid } };
}

/**
 * Checks one credential some times, one after the other, and says what that took: microseconds of processor
 * time, here and in the database, and statements.
 * @param {import("./lib/checks.mjs").Check} check
 * @param {string} credential
 * @param {number} times
 */
async function measure(check, credential, times) {
  const before = await databaseTime(database);
  const asked = database.statements;
  const own = ownTime();
  for (let time = 0; time < Math.min(times, 1_000); time += 1) {
    if ((await check(credential)) === null) {
      return problem(409, "refused", "The credential is not, or no longer, accepted.");
    }
  }
  const processor = ownTime() - own;
  const statements = database.statements - asked;
  const after = await databaseTime(database);
  const ofDatabase = before === null || after === null ? null : after - before;
  return { status: 200, body: { processor, statements, ofDatabase } };
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
