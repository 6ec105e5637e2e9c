import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "./cookie-jar";
import { databaseSessions } from "./database";
import { jwtSessions } from "./jwt";
import type { Strategy } from "./strategy";

/** Every strategy's configuration. All the rest of the program knows Auth.js through this table. */
const configurations: Record<Strategy, (jar: CookieJar) => NextAuthConfig> = {
  database: databaseSessions,
  jwt: jwtSessions,
};

/** The Auth.js configuration that serves a cookie jar. */
export function configure(jar: CookieJar): NextAuthConfig {
  return configurations[jar.strategy](jar);
}
