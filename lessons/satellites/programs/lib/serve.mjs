// What every satellite is made of: a small server that never outlives the process that started it.
import { createServer } from "node:http";

/**
 * @typedef {object} Reply
 * @property {number} status
 * @property {Record<string, string>} [headers]
 * @property {unknown} [body] sent as JSON
 * @property {string} [text] sent as it is in place of a body: HTML, unless the headers say otherwise
 *
 * @typedef {import("node:http").IncomingMessage} Request
 * @typedef {Readonly<Record<string, string>>} Names
 * @typedef {(request: Request, url: URL, names: Names) => Reply | Promise<Reply>} Handler
 * @typedef {(request: Request, reply: Reply) => Reply} Finish
 */

const bodyLimit = 256 * 1024;

/** Something that this program depends on does not answer. */
export class Unavailable extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {ErrorOptions} [options]
   */
  constructor(code, message, options) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Listens where HOST and PORT say: on loopback and on any free port unless they say otherwise. Tells a
 * parent process `{ port }` or `{ failure }`, and ends when that process does, or after LIFETIME_MS.
 * @param {Record<string, Handler>} routes by method and path, as in "GET /me" or "GET /users/:user"
 * @param {Finish} [finish] has the last word on every reply
 */
export function serve(routes, finish = (_, reply) => reply) {
  const { HOST = "127.0.0.1", PORT = "0", LIFETIME_MS } = process.env;
  const server = createServer(async (request, response) => {
    const { status, headers, body, text } = finish(request, await reply(routes, request));
    response.writeHead(status, {
      "content-type": text === undefined ? "application/json" : "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    });
    response.end(text ?? (body === undefined ? undefined : JSON.stringify(body)));
  });
  server.on("error", fail);
  server.listen(Number(PORT), HOST, () => {
    const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
    if (process.send) process.send({ port });
    else console.log(`Listening on http://${HOST}:${port}`);
    if (LIFETIME_MS) setTimeout(() => process.exit(), Number(LIFETIME_MS));
  });
  // The channel closes however the parent dies, `kill -9` included.
  process.on("disconnect", () => process.exit());
}

const base = "http://satellite";

/**
 * @param {Record<string, Handler>} routes
 * @param {Request} request
 * @returns {Promise<Reply>}
 */
async function reply(routes, request) {
  const address = request.url ?? "/";
  // Such as `//`, which a browser sends if it is told to. An error here would end the process.
  if (!URL.canParse(address, base)) return problem(400, "malformed-address", "This is no address.");
  const url = new URL(address, base);
  const [handler, names] = find(routes, `${request.method} ${url.pathname}`);
  if (!handler) return problem(404, "not-found", "There is nothing at this address.");
  try {
    return await handler(request, url, names);
  } catch (error) {
    if (error instanceof Unavailable) return problem(503, error.code, error.message);
    if (error instanceof SyntaxError) return problem(400, "malformed-json", "The body is not JSON.");
    console.error(error);
    return problem(500, "internal", "Something went wrong in this process.");
  }
}

/**
 * @param {Record<string, Handler>} routes
 * @param {string} asked method and path
 * @returns {[Handler | null, Names]} and what stands in the path where a route has a name
 */
function find(routes, asked) {
  for (const [route, handler] of Object.entries(routes)) {
    const pattern = new RegExp(`^${route.replaceAll(/:(\w+)/g, "(?<$1>[^/]+)")}$`);
    const match = pattern.exec(asked);
    if (match) return [handler, match.groups ?? {}];
  }
  return [null, {}];
}

/**
 * RFC 9457 problem details.
 * @param {number} status
 * @param {string} code
 * @param {string} title
 * @param {Record<string, string>} [headers]
 * @returns {Reply}
 */
export function problem(status, code, title, headers = {}) {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: { type: "about:blank", title, status, code },
  };
}

/**
 * @param {Request} request
 * @returns {Promise<any>} what the body says
 * @throws {SyntaxError} when it is not JSON, or longer than any that is
 */
export async function readJson(request) {
  return JSON.parse(await readText(request));
}

/**
 * @param {Request} request
 * @returns {Promise<string>}
 * @throws {SyntaxError} when it is longer than any that is awaited
 */
export async function readText(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > bodyLimit) throw new SyntaxError("The body is too long.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/**
 * @param {Request} request
 * @returns {string | null} what comes after "Bearer" (RFC 6750, section 2.1)
 */
export function bearerOf(request) {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

/**
 * @param {string} name
 * @returns {string} a variable of the environment that this program cannot do without
 */
export function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing from the environment.`);
  return value;
}

/**
 * Ends this process, and tells the process that started it why.
 * @param {Error} error
 */
function fail({ message }) {
  if (process.send) process.send({ failure: message }, () => process.exit(1));
  else throw new Error(message);
}
