/**
 * A cookie as the server set it.
 * @typedef {object} Cookie
 * @property {string} name
 * @property {string} value
 * @property {string} path
 * @property {boolean} httpOnly
 * @property {boolean} secure
 * @property {string} sameSite in small letters; empty where the server says nothing
 * @property {number} expires milliseconds since the epoch; `Infinity` for a cookie that goes with the browser
 */

/** Keeps cookies and sends them back as RFC 6265 has it, for hosts that set cookies for themselves alone. */
export class CookieStore {
  /** @type {Map<string, { host: string, cookie: Cookie }>} */
  #kept = new Map();

  /**
   * Keeps what an answer set, and forgets what it ended.
   * @param {URL} url that was asked
   * @param {readonly string[]} lines the answer's Set-Cookie headers
   */
  keep(url, lines) {
    for (const line of lines) {
      const { domain, ...cookie } = parse(line, url.pathname);
      if (cookie.name && (!domain || domain === url.hostname)) this.put(url, cookie);
    }
  }

  /**
   * @param {URL} url of the host that the cookie belongs to
   * @param {Cookie} cookie
   */
  put({ hostname: host }, cookie) {
    const key = `${host} ${cookie.path} ${cookie.name}`;
    if (cookie.expires <= Date.now()) this.#kept.delete(key);
    else this.#kept.set(key, { host, cookie });
  }

  /**
   * @param {URL} url
   * @returns {Cookie[]} what a request there carries: the longest path first, then the oldest
   */
  matching({ hostname, pathname, protocol }) {
    return [...this.#kept.values()]
      .filter(({ host, cookie }) => host === hostname && cookie.expires > Date.now())
      .map(({ cookie }) => cookie)
      .filter(({ path, secure }) => isWithin(pathname, path) && (!secure || protocol === "https:"))
      .sort((a, b) => b.path.length - a.path.length);
  }

  /**
   * @param {URL} url
   * @returns {string | null} the Cookie header of a request there, or `null` when no cookie fits
   */
  header(url) {
    return this.matching(url).map(pairOf).join("; ") || null;
  }
}

/** @param {Cookie} cookie */
export function pairOf({ name, value }) {
  return `${name}=${value}`;
}

/**
 * @param {string} line a Set-Cookie header
 * @returns {Cookie}
 */
export function parseCookie(line) {
  const { domain: _, ...cookie } = parse(line, "/");
  return cookie;
}

/**
 * @param {string} line
 * @param {string} pathname that was asked
 * @returns {Cookie & { domain: string | undefined }}
 */
function parse(line, pathname) {
  const [pair = "", ...attributes] = line.split(";");
  const [name, value] = halves(pair);
  const named = new Map(attributes.map(halves).map(([key, content]) => [key.toLowerCase(), content]));
  const path = named.get("path") ?? "";
  return {
    name,
    value,
    path: path.startsWith("/") ? path : folderOf(pathname),
    httpOnly: named.has("httponly"),
    secure: named.has("secure"),
    sameSite: (named.get("samesite") ?? "").toLowerCase(),
    expires: expiryOf(named),
    domain: named.get("domain")?.replace(/^\./, "").toLowerCase(),
  };
}

/**
 * @param {string} text
 * @returns {[before: string, after: string]} of the first `=`; without one, all of it is a name
 */
function halves(text) {
  const at = text.indexOf("=");
  return at === -1 ? [text.trim(), ""] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** Max-Age counts where there is one; what is neither a number nor a date is as if it were not there.
 * @param {Map<string, string>} named
 */
function expiryOf(named) {
  const maxAge = named.get("max-age") ?? "";
  if (/^-?\d+$/.test(maxAge)) return Number(maxAge) > 0 ? Date.now() + Number(maxAge) * 1000 : 0;
  const expires = Date.parse(named.get("expires") ?? "");
  return Number.isNaN(expires) ? Number.POSITIVE_INFINITY : expires;
}

/** @param {string} pathname */
function folderOf(pathname) {
  return pathname.slice(0, Math.max(1, pathname.lastIndexOf("/")));
}

/**
 * @param {string} pathname
 * @param {string} path
 */
function isWithin(pathname, path) {
  return pathname === path || pathname.startsWith(path.endsWith("/") ? path : `${path}/`);
}
