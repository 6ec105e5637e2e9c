// The resource API after a break-in: it signs what it is told to, with everything that it holds. With public
// keys that is nothing that anybody believes. With a shared secret it is as good as the app itself.
//   JWKS_URL       the app's public keys, or
//   SHARED_SECRET  what an API that verifies HS256 has to hold
import { createLocalJWKSet, errors, jwtVerify, SignJWT } from "jose";
import { audience, issuer } from "./lib/access-token.mjs";
import { bearerOf, problem, readJson, serve } from "./lib/serve.mjs";

const { JWKS_URL: jwksUrl, SHARED_SECRET: sharedSecret } = process.env;
const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);

serve({ "GET /me": me, "POST /forge": forge, "GET /about": about });

/**
 * What the API did before: it verifies, here with the secret that is shared.
 * @type {import("./lib/serve.mjs").Handler}
 */
async function me(request) {
  const token = bearerOf(request);
  if (token === null || !sharedSecret) return problem(401, "no-credential", "This token is not accepted.");
  const wanted = { issuer, audience, algorithms: ["HS256"] };
  try {
    const { payload } = await jwtVerify(token, encode(sharedSecret), wanted);
    return { status: 200, body: { sub: payload.sub } };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    return problem(401, "bad-signature", "This token is not accepted.");
  }
}

/** @type {import("./lib/serve.mjs").Handler} */
async function forge(request) {
  const { sub } = await readJson(request);
  const tokens = [];
  for (const { name, key, header } of await everythingHeld()) {
    const now = Math.floor(Date.now() / 1000);
    const token = await new SignJWT({ sub, lab: "any", jti: "forged" })
      .setProtectedHeader({ typ: "at+jwt", ...header })
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(key)
      .catch((/** @type {Error} */ error) => error);
    tokens.push(typeof token === "string" ? { with: name, token } : { with: name, failed: token.message });
  }
  return { status: 200, body: { tokens } };
}

/** A public key can sign nothing. It can be passed off as the secret of another algorithm, which is tried. */
async function everythingHeld() {
  if (sharedSecret)
    return [{ name: "the shared secret", key: encode(sharedSecret), header: { alg: "HS256" } }];
  const set = await (await fetch(/** @type {string} */ (jwksUrl))).json();
  const [jwk] = set.keys;
  const { kid } = jwk;
  const publicKey = await createLocalJWKSet(set)({ alg: "EdDSA", kid });
  return [
    { name: "the public key", key: publicKey, header: { alg: "EdDSA", kid } },
    { name: "the public key as a secret", key: encode(jwk.x), header: { alg: "HS256", kid } },
    { name: "its JSON as a secret", key: encode(JSON.stringify(jwk)), header: { alg: "HS256", kid } },
  ];
}

function about() {
  return { status: 200, body: { pid: process.pid, environment: Object.keys(process.env).sort() } };
}
