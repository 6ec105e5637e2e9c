// The exhibit of card 16: tokens are verified by the libraries that people use, as they come and as they can be
// told. It makes its keys when it starts and forgets them when it ends, and nothing else believes them.
import { createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { loadVerifiers } from "./lib/library-verifiers.mjs";
import { readJson, serve } from "./lib/serve.mjs";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const keys = {
  publicKey: pair.publicKey.export({ type: "spki", format: "pem" }).toString(),
  secret: randomBytes(32).toString("base64url"),
};
/** Of the verifiers that are made to fall: a secret that stands in every word list. */
const tutorialSecret = "secret";

const verifiers = await loadVerifiers({ ...keys, tutorialSecret });

serve({
  "GET /verifiers": () => ({
    status: 200,
    body: { pem: keys.publicKey, verifiers: verifiers.map(({ verify: _, ...about }) => about) },
  }),
  "POST /token": issue,
  "POST /verify": verify,
});

/**
 * Issues a token as the rightful issuer of one verifier would on some occasion or other.
 * @type {import("./lib/serve.mjs").Handler}
 */
async function issue(request) {
  const { verifier: id, header, claims } = await readJson(request);
  const verifier = verifiers.find((one) => one.id === id);
  if (!verifier) return { status: 404 };
  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: "exhibit", aud: "exhibit", sub: "alice", name: "Alice", iat: now, exp: now + 120 };
  const signed = [
    { typ: "JWT", alg: verifier.alg, ...header },
    { ...standard, ...claims },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  // An issuer signs with its own algorithm, whatever it is asked for.
  const secret = verifier.weak ? tutorialSecret : keys.secret;
  const signature =
    verifier.alg === "HS256"
      ? createHmac("sha256", secret).update(signed).digest()
      : sign("sha256", Buffer.from(signed), pair.privateKey);
  return { status: 200, body: { token: `${signed}.${signature.toString("base64url")}` } };
}

/** @type {import("./lib/serve.mjs").Handler} */
async function verify(request) {
  const { verifier: id, token } = await readJson(request);
  const verifier = verifiers.find((one) => one.id === id);
  if (!verifier) return { status: 404 };
  try {
    const claims = await verifier.verify?.(String(token));
    // A callback that ignores its error hands on `undefined`: nobody.
    if (!claims) return { status: 200, body: { accepted: false, reason: "no claims" } };
    return { status: 200, body: { accepted: true, reason: "accepted" } };
  } catch (error) {
    return {
      status: 200,
      body: { accepted: false, reason: error instanceof Error ? error.message : `${error}` },
    };
  }
}
