import { strategyRecords } from "../strategies/strategy";
import "server-only";
import { Auth, skipCSRFCheck } from "@auth/core";
import { parseCookie } from "@/lib/client/cookie-store.mjs";
import { logger } from "@/lib/device/logger";
import type { Visitor } from "./visitor";

const name = strategyRecords.jwt.cookie;

/**
 * Has Auth.js itself put a token into cookies.
 * @returns the value of each cookie that it took, in order
 */
export async function asCookies(token: string): Promise<string[]> {
  const request = new Request("http://localhost/exhibit/session", { headers: { cookie: `${name}=any` } });
  const answer = await Auth(request, {
    basePath: "/exhibit",
    trustHost: true,
    secret: "an exhibit signs nothing with this secret",
    session: { strategy: "jwt" },
    jwt: { encode: () => token, decode: () => ({ sub: "exhibit" }) },
    cookies: { sessionToken: { name } },
    providers: [],
    skipCSRFCheck,
    logger,
  });
  const cookies = answer.headers.getSetCookie().map(parseCookie);
  return cookies.flatMap((cookie) => (cookie.name.startsWith(name) && cookie.value ? [cookie.value] : []));
}

/** @returns the Cookie header that a browser sends when the session cookie came in these pieces */
export function cookieHeaderOf(values: readonly string[]): string {
  const nameOf = (index: number) => (values.length > 1 ? `${name}.${index}` : name);
  return values.map((value, index) => `${nameOf(index)}=${value}`).join("; ");
}

/** @returns the status with which the app answers a request that carries this Cookie header */
export async function statusFor(visitor: Visitor, cookie: string): Promise<number> {
  return (await visitor.send("/api/health", { headers: { cookie } })).status;
}

/**
 * Finds where an answer changes, by halves.
 * @param from a number for which it has not changed
 * @param to one for which it has
 * @returns the least number for which it has
 */
export async function leastThat(
  from: number,
  to: number,
  changed: (n: number) => Promise<boolean>,
): Promise<number> {
  let [no, yes] = [from, to];
  if (!(await changed(yes))) throw new Error(`Nothing changes up to ${yes}.`);
  while (yes - no > 1) {
    const middle = Math.floor((no + yes) / 2);
    if (await changed(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
