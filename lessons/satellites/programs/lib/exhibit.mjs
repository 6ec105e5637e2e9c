import { randomBytes, timingSafeEqual } from "node:crypto";
import { wayIds, ways } from "./ways.mjs";

/**
 * @typedef {import("./ways.mjs").WayId} WayId
 * @typedef {import("./ways.mjs").Forgery} Forgery
 *
 * What the server saw of a request that was to change Alice's role, and what it did.
 * @typedef {object} Attempt
 * @property {boolean} came whether the credential came with it
 * @property {number} status
 * @property {boolean} changed
 * @property {string | null} site Sec-Fetch-Site, as the browser says where the request came from
 * @property {number} age seconds since the credential was given
 *
 * @typedef {object} WayOutcome
 * @property {boolean | null} kept whether the browser has it, once that has been tried
 * @property {Partial<Record<Forgery, Attempt>>} forged
 * @property {Attempt | null} script a request of a script in Alice's own page
 * @property {boolean | null} read whether the script could tell the other site the credential
 *
 * @typedef {Record<WayId, WayOutcome>} Outcome
 */

/** A site where Alice is signed in, in every way at once. It has a role to change, and nothing else. */
export class Exhibit {
  #signedInAt = Date.now();
  #credentials = Object.fromEntries(wayIds.map((way) => [way, randomValue()]));
  #csrfToken = randomValue();
  #id = randomValue();
  #visits = 0;
  /** @type {Outcome} */
  outcome = /** @type {Outcome} */ (
    Object.fromEntries(wayIds.map((way) => [way, { kept: null, forged: {}, script: null, read: null }]))
  );

  /** Tells one visit to the other site from the next. */
  get visit() {
    return `${this.#id}.${this.#visits}`;
  }

  /** Alice opens the other site: what it had sent before is not what it sends now. */
  beginVisit() {
    this.#visits += 1;
    for (const way of wayIds) this.outcome[way].forged = {};
  }

  /** @param {string} path that the cookies are for */
  cookies(path) {
    return wayIds.flatMap((way) => {
      const attributes = ways[way];
      return attributes === null ? [] : `${way}=${this.#credentials[way]}; Path=${path}; ${attributes}`;
    });
  }

  /** What goes to localStorage. */
  get bearerToken() {
    return this.#credentials.bearer;
  }

  /**
   * @param {WayId} way
   * @param {import("node:http").IncomingMessage} request
   */
  isSignedIn(way, { headers }) {
    const held = ways[way] === null ? bearerOf(headers) : cookieOf(headers, way);
    return isSame(held, this.#credentials[way] ?? "");
  }

  /**
   * @param {WayId} way
   * @param {import("node:http").IncomingMessage} request
   * @returns {string | null} what has to come with every change, for a page of Alice's own
   */
  csrfTokenFor(way, request) {
    return this.isSignedIn(way, request) ? this.#csrfToken : null;
  }

  /**
   * Changes the role, if the request is signed in and comes by POST. It looks at nothing else on purpose: neither
   * Origin nor Sec-Fetch-Site, by which the lab itself refuses what other sites send.
   * @param {WayId} way
   * @param {import("node:http").IncomingMessage} request
   * @param {string | null} csrfToken
   * @returns {Attempt}
   */
  changeRole(way, request, csrfToken) {
    const seen = {
      ...{ came: false, status: 401, changed: false },
      site: request.headers["sec-fetch-site"]?.toString() ?? null,
      age: Math.round((Date.now() - this.#signedInAt) / 1000),
    };
    if (!this.isSignedIn(way, request)) return seen;
    if (request.method !== "POST") return { ...seen, came: true, status: 405 };
    const lacksToken = way === "csrf-token" && !isSame(csrfToken, this.#csrfToken);
    if (lacksToken) return { ...seen, came: true, status: 403 };
    return { ...seen, came: true, status: 200, changed: true };
  }

  /**
   * Compares what a script brought to the other site with what Alice was given.
   * @param {string} loot
   */
  compare(loot) {
    for (const way of wayIds) this.outcome[way].read = loot.includes(this.#credentials[way] ?? "");
  }
}

/** The exhibits of labs: the oldest gives way, as anybody on this machine can have one made. */
export class Exhibits {
  /** @type {Map<string, Exhibit>} */
  #all = new Map();

  /** @param {number} limit */
  constructor(limit) {
    this.limit = limit;
  }

  /**
   * Signs Alice in anew, in place of what was.
   * @param {string} lab
   */
  begin(lab) {
    this.#all.delete(lab);
    for (const oldest of this.#all.keys()) {
      if (this.#all.size < this.limit) break;
      this.#all.delete(oldest);
    }
    const exhibit = new Exhibit();
    this.#all.set(lab, exhibit);
    return exhibit;
  }

  /** @param {string | undefined} lab */
  find(lab) {
    return this.#all.get(lab ?? "") ?? null;
  }
}

function randomValue() {
  return randomBytes(32).toString("base64url");
}

/**
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string} name
 */
function cookieOf({ cookie = "" }, name) {
  const pair = cookie.split("; ").find((one) => one.startsWith(`${name}=`));
  return pair?.slice(name.length + 1) ?? null;
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function bearerOf({ authorization = "" }) {
  return /^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? null;
}

/**
 * @param {string | null} given
 * @param {string} wanted
 */
function isSame(given, wanted) {
  const [one, other] = [Buffer.from(given ?? ""), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
