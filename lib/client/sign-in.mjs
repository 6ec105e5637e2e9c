import { proofHeader, signProof } from "./device-key.mjs";

/**
 * @typedef {import("./http-client.mjs").HttpClient} HttpClient
 * @typedef {{ id: string, url: string, user: { email: string, password: string } }} NewLab
 */

/**
 * Makes a lab, as `POST /api/labs` does for everybody.
 * @param {HttpClient} client
 * @returns {Promise<NewLab>}
 */
export async function makeLab(client) {
  const response = await client.send("/api/labs", { method: "POST" });
  if (response.status !== 201) throw new Error(`A new lab answered ${response.status}.`);
  return response.json();
}

/**
 * Signs a device in, through Auth.js's own endpoints.
 * @param {HttpClient} client
 * @param {string} path of the device under a strategy
 * @param {{ email: string, password: string, lifetime: number } & Record<string, string | number>} credentials
 *   `lifetime` in seconds
 */
export async function signIn(client, path, credentials) {
  const htu = `${path}/api/auth/callback/credentials`;
  // Under the strategies that bind nothing to a key it is one more field that nobody reads.
  const proof = await signProof(await client.keyOf(path), { htm: "POST", htu });
  return submit(client, path, "callback/credentials", { [proofHeader]: proof, ...credentials });
}

/**
 * Exchanges a device's refresh token. Where the answer asks for a proof of the device's key, it is sent with one.
 * @param {HttpClient} client
 * @param {string} path of the device under a strategy
 * @param {string} [query] such as `?db=down`
 * @returns {Promise<Response>}
 */
export async function refresh(client, path, query = "") {
  const send = (headers = {}) => client.post(`${path}/refresh${query}`, {}, headers);
  const response = await send();
  const { challenge } = await response.clone().json();
  if (!challenge) return response;
  const proven = { htm: "POST", htu: `${path}/refresh`, challenge };
  return send({ [proofHeader]: await signProof(await client.keyOf(path), proven) });
}

/**
 * Posts a form to one of Auth.js's endpoints, with the CSRF token that belongs to it.
 * @param {HttpClient} client
 * @param {string} path of the device under a strategy
 * @param {string} action
 * @param {Record<string, string | number>} [form]
 * @returns {Promise<Response>} see `refusalOf`
 */
export async function submit(client, path, action, form = {}) {
  const csrfToken = await inTurn(client, () => fetchCsrfToken(client, path));
  const fields = Object.entries({ csrfToken, ...form }).map(([name, value]) => [name, `${value}`]);
  return client.send(`${path}/api/auth/${action}`, {
    method: "POST",
    headers: { origin: client.origin },
    body: new URLSearchParams(fields),
  });
}

/** @type {WeakMap<HttpClient, Promise<unknown>>} */
const turns = new WeakMap();

/**
 * A lab has one CSRF cookie. Were it asked for twice at once before there is one, the later answer's cookie
 * would take the place of the one that the earlier token belongs to.
 * @template T
 * @param {HttpClient} client
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
function inTurn(client, work) {
  const before = turns.get(client) ?? Promise.resolve();
  const turn = before.then(work, work);
  turns.set(client, turn);
  return turn;
}

/**
 * @param {HttpClient} client
 * @param {string} path of the device under a strategy
 * @returns {Promise<string>}
 */
export async function fetchCsrfToken(client, path) {
  const response = await client.send(`${path}/api/auth/csrf`);
  if (!response.ok) throw new Error(`${path} gave no CSRF token: ${response.status}.`);
  return (await response.json()).csrfToken;
}

/**
 * @param {Pick<Response, "status" | "headers">} response to a form
 * @returns {string | null} why Auth.js refused it: its error code, or the status; `null` where it did not
 */
export function refusalOf({ status, headers }) {
  if (status >= 400) return `${status}`;
  const location = headers.get("location");
  return location && new URL(location, "http://localhost").searchParams.get("error");
}
