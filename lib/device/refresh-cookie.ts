import "server-only";
import { type CookieJar, type CookieToSet, refreshCookieName, sessionCookieOptions } from "./cookie-jar";

/** The cookie that carries a jar's refresh token, on the same path as its access token. */
export function refreshCookie(jar: CookieJar, value: string): CookieToSet {
  return { name: refreshCookieName, value, options: sessionCookieOptions(jar) };
}

/** Auth.js sets one cookie for a session. This one goes into the answer beside it. */
export function setRefreshCookie(jar: CookieJar, refreshToken: string): void {
  jar.alsoSet.push(refreshCookie(jar, refreshToken));
}

export function clearRefreshCookie(jar: CookieJar): void {
  const { name, value, options } = refreshCookie(jar, "");
  jar.alsoSet.push({ name, value, options: { ...options, maxAge: 0 } });
}
