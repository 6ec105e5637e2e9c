import "server-only";
import type { NextAuthConfig } from "next-auth";
import { databaseSessions } from "@/auth/database";
import { jwtSessions } from "@/auth/jwt";
import { brokenClearCookieSessions } from "@/lessons/strategies/jwt-broken-clear-cookie/configuration";
import { brokenIatSessions } from "@/lessons/strategies/jwt-broken-iat/configuration";
import { brokenJtiDenylistSessions } from "@/lessons/strategies/jwt-broken-jti-denylist/configuration";
import { brokenOnePathSessions } from "@/lessons/strategies/jwt-broken-one-path/configuration";
import { denylistSessions } from "@/lessons/strategies/jwt-denylist/configuration";
import { rotateSessions } from "@/lessons/strategies/jwt-rotate/configuration";
import { shortSessions } from "@/lessons/strategies/jwt-short/configuration";
import { versionSessions } from "@/lessons/strategies/jwt-version/configuration";
import type { Strategy } from "@/lessons/strategies/strategy";
import type { CookieJar } from "./cookie-jar";

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
