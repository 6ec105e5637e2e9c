import "server-only";
import type { NextAuthConfig } from "next-auth";
import { brokenClearCookieSessions } from "./broken-clear-cookie";
import { brokenIatSessions } from "./broken-iat";
import { brokenJtiDenylistSessions } from "./broken-jti-denylist";
import { brokenOnePathSessions } from "./broken-one-path";
import type { CookieJar } from "./cookie-jar";
import { databaseSessions } from "./database";
import { jwtSessions } from "./jwt";
import { denylistSessions } from "./jwt-denylist";
import { rotateSessions } from "./jwt-rotate";
import { shortSessions } from "./jwt-short";
import { versionSessions } from "./jwt-version";
import type { Strategy } from "./strategy";

/** Every strategy's configuration. All the rest of the program knows Auth.js through this table. */
const configurations: Record<Strategy, (jar: CookieJar) => NextAuthConfig> = {
  database: databaseSessions,
  jwt: jwtSessions,
  "jwt-short": shortSessions,
  "jwt-version": versionSessions,
  "jwt-denylist": denylistSessions,
  "jwt-rotate": rotateSessions,
  "jwt-broken-jti-denylist": brokenJtiDenylistSessions,
  "jwt-broken-iat": brokenIatSessions,
  "jwt-broken-clear-cookie": brokenClearCookieSessions,
  "jwt-broken-one-path": brokenOnePathSessions,
};

/** The Auth.js configuration that serves a cookie jar. */
export function configure(jar: CookieJar): NextAuthConfig {
  return configurations[jar.strategy](jar);
}
