import { startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./paths.mjs";

/**
 * The resource API in a process of its own, which is told where the app's public keys are and whose pages
 * may call it, and nothing else: no database, no secret.
 * @param {number} port
 * @param {number} appPort
 * @returns {Promise<import("./child.mjs").Child>}
 */
export async function startApi(port, appPort) {
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    NODE_ENV: "production",
    PORT: `${port}`,
    JWKS_URL: `http://127.0.0.1:${appPort}/api/jwks`,
    ALLOWED_ORIGINS: `http://localhost:${appPort} http://127.0.0.1:${appPort}`,
    // Node itself needs it on Windows.
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
  };
  const child = startChild([inRoot("lessons/satellites/programs/resource-api.mjs")], env);
  const answer = await Promise.race([child.firstMessage, child.ended]);
  const { port: listening, failure } = /** @type {{ port?: number, failure?: string }} */ (answer ?? {});
  if (listening) return child;
  throw new Failure(
    `${child.said()}\nThe resource API could not start${failure ? `: ${failure}` : ""}.`.trim(),
  );
}
