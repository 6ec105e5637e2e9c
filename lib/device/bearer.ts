import type { CookieJar } from "./cookie-jar";

/**
 * Takes the credential out of `Authorization: Bearer` (RFC 6750, section 2.1), for a client that keeps no
 * cookies. It wins over a cookie: whoever sends the header means it. A page of another site cannot: the
 * header needs a preflight, and this app grants none.
 */
export function withBearer(jar: CookieJar, headers: Headers): CookieJar {
  const credential = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  return credential === undefined ? jar : { ...jar, credential };
}
