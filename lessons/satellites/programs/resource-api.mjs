// An API on an origin of its own, without a database. Either it holds the app's public keys and no secret, and
// believes what is signed with the private one; or it asks the app about every token.
//   JWKS_URL              where the app publishes its public keys, or
//   INTROSPECTION_URL     where the app says what a token stands for,
//   INTROSPECTION_SECRET  the secret of this API there, and
//   CACHE_SECONDS         for how long an answer is believed (0)
//   ALLOWED_ORIGINS       whose pages may call it, separated by spaces
import { remoteKeys, verifyAccessToken } from "./lib/access-token.mjs";
import { cors } from "./lib/cors.mjs";
import { introspector } from "./lib/introspection.mjs";
import { bearerOf, problem, required, serve, Unavailable } from "./lib/serve.mjs";

const { INTROSPECTION_URL: url, CACHE_SECONDS: cacheSeconds = "0" } = process.env;
const introspection = url
  ? introspector({ url, secret: required("INTROSPECTION_SECRET"), cacheSeconds: Number(cacheSeconds) })
  : null;
const keys = introspection ? null : remoteKeys(required("JWKS_URL"));
const { preflight, finish } = cors((process.env.ALLOWED_ORIGINS ?? "").split(" ").filter(Boolean));

serve(
  {
    "OPTIONS /me": preflight,
    "GET /me": me,
    "GET /about": about,
  },
  finish,
);

/** @type {import("./lib/serve.mjs").Handler} */
async function me(request) {
  const token = bearerOf(request);
  if (token === null) return refused("no-credential", "Bearer");
  const start = performance.now();
  const verified = await verify(token);
  if ("reason" in verified) return refused(verified.reason, 'Bearer error="invalid_token"');
  const { claims, by } = verified;
  const ms = Math.round((performance.now() - start) * 1000) / 1000;
  // A lab's id is told to others by its first six letters.
  const lab = String(claims.lab).slice(0, 6);
  return { status: 200, body: { sub: claims.sub, lab, exp: claims.exp, by, verifiedInMs: ms } };
}

/** @param {string} token */
async function verify(token) {
  if (introspection) return introspection.verify(token);
  try {
    const found = await verifyAccessToken(token, /** @type {NonNullable<typeof keys>} */ (keys));
    return "claims" in found ? { ...found, by: "signature" } : found;
  } catch (cause) {
    throw new Unavailable("keys-unavailable", "The app's public keys could not be fetched.", { cause });
  }
}

/**
 * @param {string} reason
 * @param {string} challenge
 */
function refused(reason, challenge) {
  return problem(401, reason, "This token is not accepted.", { "www-authenticate": challenge });
}

/**
 * What this process was given and what it keeps: the names of its variables, the keys that it has fetched, and
 * how often it has asked the app.
 */
function about() {
  const held = keys
    ?.jwks()
    ?.keys.map(({ kid, alg, crv, d }) => ({ kid, alg, crv, private: d !== undefined }));
  return {
    status: 200,
    body: {
      pid: process.pid,
      environment: Object.keys(process.env).sort(),
      keys: held ?? [],
      asked: introspection?.asked() ?? 0,
    },
  };
}
