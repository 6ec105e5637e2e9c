/**
 * @typedef {object} Entrance
 * @property {string} id
 * @property {(path: string) => Promise<Target>} signIn
 */

/**
 * A new lab, and the way into it.
 * @param {string} url of the app
 * @returns {Promise<Entrance>}
 */
export async function enter(url) {
  const response = await fetch(`${url}/api/labs`, { method: "POST" });
  const lab = /** @type {Lab} */ (await response.json());
  return { id: lab.id, signIn: (path) => signIn(url, lab, path) };
}

/**
 * A new lab, signed in on a laptop under each strategy.
 * @param {string} url of the app
 */
export async function signedInLab(url) {
  const response = await fetch(`${url}/api/labs`, { method: "POST" });
  const lab = /** @type {Lab} */ (await response.json());
  return {
    board: `${url}/lab/${lab.id}`,
    jwt: await signIn(url, lab, "laptop/jwt"),
    database: await signIn(url, lab, "laptop/database"),
  };
}

/**
 * @typedef {{ id: string, user: { email: string, password: string } }} Lab
 * @typedef {{ address: string, cookie: string }} Target something to ask again and again
 */

/**
 * @param {string} url
 * @param {Lab} lab
 * @param {string} path
 * @returns {Promise<Target>}
 */
async function signIn(url, { id, user }, path) {
  const jar = `${url}/lab/${id}/${path}`;
  const csrf = await fetch(`${jar}/api/auth/csrf`);
  const { csrfToken } = /** @type {{ csrfToken: string }} */ (await csrf.json());
  const signedIn = await fetch(`${jar}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookiesOf([csrf]) },
    body: new URLSearchParams({ ...user, csrfToken, lifetime: "86400" }),
  });
  return { address: `${jar}/check`, cookie: cookiesOf([csrf, signedIn]) };
}

/** @param {Response[]} responses */
function cookiesOf(responses) {
  return responses
    .flatMap((response) => response.headers.getSetCookie())
    .map((line) => line.split(";")[0])
    .join("; ");
}
