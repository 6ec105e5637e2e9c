import { CookieStore } from "./cookie-store.mjs";
import { createDeviceKey } from "./device-key.mjs";

/** @typedef {import("./device-key.mjs").DeviceKey} DeviceKey */

/**
 * How a request gets to the app: over HTTP, or in a test to its route handlers.
 * @typedef {(url: string, init: RequestInit) => Promise<Response>} Transport
 */

/** A visitor who uses the app over HTTP without a browser, with a cookie store of their own. */
export class HttpClient {
  /**
   * @param {string} origin of the app, such as `http://127.0.0.1:3000`
   * @param {{ transport?: Transport, cookies?: CookieStore, signal?: AbortSignal }} [options] once the
   *   signal is aborted, nothing more is sent
   */
  constructor(origin, { transport = fetch, cookies = new CookieStore(), signal } = {}) {
    this.origin = origin;
    this.transport = transport;
    this.cookies = cookies;
    this.signal = signal;
    /**
     * One for each device: its path tells them apart. No answer has one, so copying cookies copies none.
     * @type {Map<string, Promise<DeviceKey>>}
     */
    this.keys = new Map();
  }

  /**
   * Sends a request with the cookies that fit, and keeps those that the answer sets. A Cookie header that is
   * given goes instead of them. Redirects are not followed.
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<Response>}
   */
  async send(path, init = {}) {
    this.signal?.throwIfAborted();
    const url = this.urlOf(path);
    const headers = new Headers(init.headers);
    const cookie = this.cookies.header(url);
    if (cookie && !headers.has("cookie")) headers.set("cookie", cookie);
    const response = await this.transport(url.href, { redirect: "manual", ...init, headers });
    this.cookies.keep(url, response.headers.getSetCookie());
    return response;
  }

  /**
   * @param {string} path
   * @param {unknown} body sent as JSON
   * @param {Record<string, string>} [headers]
   */
  post(path, body, headers = {}) {
    return this.#sendJson("POST", path, body, headers);
  }

  /**
   * @param {string} path
   * @param {unknown} body sent as JSON
   */
  delete(path, body) {
    return this.#sendJson("DELETE", path, body);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} body
   * @param {Record<string, string>} [headers]
   */
  #sendJson(method, path, body, headers = {}) {
    return this.send(path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  /**
   * @param {string} path of a device under a strategy
   * @returns {Promise<DeviceKey>} made when it is first needed
   */
  keyOf(path) {
    const key = this.keys.get(path) ?? createDeviceKey();
    this.keys.set(path, key);
    return key;
  }

  /** @param {string} path */
  urlOf(path) {
    return new URL(path, this.origin);
  }
}
