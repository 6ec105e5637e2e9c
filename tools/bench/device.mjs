import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab, signIn as send } from "../../lib/client/sign-in.mjs";

/**
 * @typedef {object} Entrance
 * @property {string} id
 * @property {string} owner the Cookie header of the lab's owner
 * @property {(lane: string) => Promise<Target>} signIn such as `laptop/jwt`
 *
 * @typedef {{ address: string, cookie: string, tag?: string }} Target something to ask again and again; with the
 *   tag of an answer that is to be unchanged
 */

/**
 * A new lab, and the way into it.
 * @param {string} url of the app
 * @returns {Promise<Entrance>}
 */
export async function enter(url) {
  const client = new HttpClient(url);
  const { id, user } = await makeLab(client);
  return {
    id,
    owner: client.cookies.header(client.urlOf(`/lab/${id}`)) ?? "",
    async signIn(lane) {
      const path = `/lab/${id}/${lane}`;
      await send(client, path, { ...user, lifetime: 86_400 });
      const address = client.urlOf(`${path}/check`);
      return { address: address.href, cookie: client.cookies.header(address) ?? "" };
    },
  };
}

/**
 * A new lab, signed in on a laptop under each strategy.
 * @param {string} url of the app
 */
export async function signedInLab(url) {
  const { id, owner, signIn } = await enter(url);
  return {
    board: { address: `${url}/lab/${id}`, cookie: owner },
    jwt: await signIn("laptop/jwt"),
    database: await signIn("laptop/database"),
  };
}

/**
 * @param {Target} board
 * @returns {Promise<Target>} its state, of which it has the newest already
 */
export async function unchangedState({ address, cookie }) {
  const state = `${address}/state`;
  const { headers } = await fetch(state, { headers: { cookie } });
  return { address: state, cookie, tag: headers.get("etag") ?? "" };
}
