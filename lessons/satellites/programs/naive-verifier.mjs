// DELIBERATELY BROKEN: the exhibit of card 16, in a process of its own. It makes its keys when it starts and
// forgets them when it ends, and nothing else believes them.
import { createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { naiveVerify } from "./lib/naive-verify.mjs";
import { readJson, serve } from "./lib/serve.mjs";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicKey = pair.publicKey.export({ type: "spki", format: "pem" }).toString();

const folder = mkdtempSync(join(tmpdir(), "naive-verifier-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
mkdirSync(join(folder, "keys"));
mkdirSync(join(folder, "public"));
writeFileSync(join(folder, "keys", "current"), randomBytes(32).toString("base64url"));
// Where a web server would find it, to give it to everyone.
writeFileSync(join(folder, "public", "key.pem"), publicKey);

/** @type {import("./lib/naive-verify.mjs").Store} */
const store = {
  folder: join(folder, "keys"),
  // Flaw: a secret that stands in every word list, because it stood in the tutorial.
  secrets: { tutorial: "secret" },
  publicKey,
};

serve({
  "GET /public-key": () => ({ status: 200, body: { pem: publicKey } }),
  "POST /token": issue,
  "POST /verify": verify,
});

/**
 * Issues a token as its rightful issuer would on some occasion or other.
 * @type {import("./lib/serve.mjs").Handler}
 */
async function issue(request) {
  const { header, claims } = await readJson(request);
  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: "naive", aud: "naive", sub: "alice", name: "Alice", iat: now, exp: now + 120 };
  const kid = header?.alg === "HS256" ? { kid: "tutorial" } : {};
  const signed = [
    { typ: "JWT", alg: "RS256", ...kid, ...header },
    { ...standard, ...claims },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
    .join(".");
  const signature =
    header?.alg === "HS256"
      ? createHmac("sha256", store.secrets.tutorial ?? "")
          .update(signed)
          .digest()
      : sign("sha256", Buffer.from(signed), pair.privateKey);
  return { status: 200, body: { token: `${signed}.${signature.toString("base64url")}` } };
}

/** @type {import("./lib/serve.mjs").Handler} */
async function verify(request) {
  const { token } = await readJson(request);
  try {
    const claims = await naiveVerify(String(token), store);
    return {
      status: 200,
      body: { accepted: claims !== null, reason: claims ? null : "bad signature", claims },
    };
  } catch (error) {
    // A file that is not there, a key that is none, a token that is not JSON.
    const reason = error instanceof Error ? error.message : String(error);
    return { status: 200, body: { accepted: false, reason, claims: null } };
  }
}
