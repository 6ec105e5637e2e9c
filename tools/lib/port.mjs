import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { Failure } from "./failure.mjs";

/**
 * @param {string} host that the app will listen on
 * @returns {Promise<number>} the port of PORT that is free now; 3000 without one, any free one for 0
 */
export async function choosePort(host) {
  const text = process.env.PORT || "3000";
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Failure(`PORT is "${text}": set it to a number from 0 to 65535.`);
  }
  // Not every system minds a second listener on all addresses while another holds one of them.
  await bind(port, "127.0.0.1");
  return bind(port, host);
}

/**
 * The port of a program beside the app, on this machine alone.
 * @param {"API_PORT" | "OTHER_SITE_PORT"} variable that sets it; without it the next one after the others, or any
 *   that is free
 * @param {readonly number[]} taken by the app and the programs before
 * @returns {Promise<number>}
 */
export async function choosePortBeside(variable, taken) {
  const text = process.env[variable];
  // It was not chosen by a person, so whatever is wrong with it, another one will do.
  if (!text) return bind(Math.max(...taken) + 1, "127.0.0.1").catch(() => bind(0, "127.0.0.1"));
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535 || (port !== 0 && taken.includes(port))) {
    throw new Failure(
      `${variable} is "${text}": set it to a number from 0 to 65535 that nothing else here has.`,
    );
  }
  return bind(port, "127.0.0.1", variable);
}

/** @returns {Promise<number>} a port that is free now */
export function freePort() {
  return bind(0, "0.0.0.0");
}

/**
 * @param {number} port 0 for any that is free
 * @param {string} host
 * @param {string} [variable] that sets the port
 * @returns {Promise<number>} one that is free now
 */
async function bind(port, host, variable = "PORT") {
  if (port !== 0) return bindOnce(port, host, variable);
  // The system's own choice is one of those that it gives to outgoing connections, the next of which may take it
  // before the app does. Below them (Linux: from 32768 on, others: from 49152 on) it stays free.
  for (let tries = 0; tries < 20; tries += 1) {
    const found = await bindOnce(randomInt(20_000, 32_000), host, variable).catch(() => null);
    if (found !== null) return found;
  }
  return bindOnce(0, host, variable);
}

/**
 * @param {number} port
 * @param {string} host
 * @param {string} variable
 * @returns {Promise<number>}
 */
function bindOnce(port, host, variable) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", (error) =>
      reject(explain(/** @type {NodeJS.ErrnoException} */ (error), port, variable)),
    );
    server.listen(port, host, () => {
      const address = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {number} port
 * @param {string} variable
 */
function explain(error, port, variable) {
  if (error.code === "EADDRINUSE")
    return new Failure(`Port ${port} is taken: stop what uses it, or set ${variable} to another one.`);
  if (error.code === "EACCES")
    return new Failure(`Port ${port} needs more rights than you have: set ${variable} to one above 1023.`);
  return error;
}
