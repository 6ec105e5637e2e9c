import { startChild } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { inRoot } from "./paths.mjs";

/** @typedef {import("./child.mjs").Child} Child */

/**
 * The resource API in a process of its own, which is told where the app's public keys are and whose pages
 * may call it, and nothing else: no database, no secret.
 * @param {number} port
 * @param {number} appPort
 * @returns {Promise<Child>}
 */
export function startApi(port, appPort) {
  return startBeside("The resource API", "resource-api", {
    PORT: `${port}`,
    JWKS_URL: `http://127.0.0.1:${appPort}/api/jwks`,
    ALLOWED_ORIGINS: `http://localhost:${appPort} http://127.0.0.1:${appPort}`,
  });
}

/**
 * The page of another site, and the exhibit that it has requests sent to, in a process of its own. It is told where
 * its pages lead back to, and nothing else.
 * @param {number} port
 * @param {number} appPort
 * @returns {Promise<Child>}
 */
export function startOtherSite(port, appPort) {
  return startBeside("The other site", "other-site", { PORT: `${port}`, APP_PORT: `${appPort}` });
}

/**
 * @param {string} name
 * @param {string} program a file of lessons/satellites/programs
 * @param {Record<string, string>} told
 * @returns {Promise<Child>}
 */
async function startBeside(name, program, told) {
  const child = startChild([inRoot(`lessons/satellites/programs/${program}.mjs`)], {
    NODE_ENV: "production",
    ...told,
    // Node itself needs it on Windows.
    ...(process.env.SystemRoot && { SystemRoot: process.env.SystemRoot }),
  });
  const answer = await Promise.race([child.firstMessage, child.ended]);
  const { port, failure } = /** @type {{ port?: number, failure?: string }} */ (answer ?? {});
  if (port) return child;
  throw new Failure(`${child.said()}\n${name} could not start${failure ? `: ${failure}` : ""}.`.trim());
}
