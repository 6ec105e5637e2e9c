// Verifies one credential as often as it can: with a public key alone, or by asking the database.
//   JWKS, TOKEN                        a public key set as JSON, and an access token; or
//   DATABASE_URL, LAB, SESSION_TOKEN   where the sessions are, and one of them
import { createHash } from "node:crypto";
import { importJWK } from "jose";
import { verifyAccessToken } from "./lib/access-token.mjs";
import { connect } from "./lib/database.mjs";
import { problem, required, serve } from "./lib/serve.mjs";

/** In flight at a time: what keeps this process busy. A signature takes the processor, a look-up waits. */
const lanes = process.env.JWKS ? 1 : 5;
const verifyOnce = process.env.JWKS ? await byKey() : byDatabase();

serve({ "POST /measure": measure });

async function byKey() {
  const [jwk] = JSON.parse(required("JWKS")).keys;
  const key = /** @type {CryptoKey} */ (await importJWK(jwk, "EdDSA"));
  const token = required("TOKEN");
  return async () => "claims" in (await verifyAccessToken(token, key));
}

function byDatabase() {
  const database = connect(lanes);
  const ofLab = `${required("LAB")}/${required("SESSION_TOKEN")}`;
  const hash = createHash("sha256").update(ofLab).digest("base64url");
  const text =
    'SELECT s.expires, u.email FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE s."sessionToken" = $1';
  return async () => (await database.query(text, [hash])).length === 1;
}

/** @type {import("./lib/serve.mjs").Handler} */
async function measure(_, url) {
  const ms = Math.min(Number(url.searchParams.get("ms")), 2_000);
  const begun = performance.now();
  let verified = 0;
  let refused = 0;
  const lane = async () => {
    while (performance.now() - begun < ms) {
      if (await verifyOnce()) verified += 1;
      else refused += 1;
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (refused > 0) return problem(409, "refused", "The credential is not, or no longer, accepted.");
  return { status: 200, body: { pid: process.pid, verified, ms: performance.now() - begun } };
}
