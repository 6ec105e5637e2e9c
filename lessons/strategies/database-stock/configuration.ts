import "server-only";
import { randomUUID } from "node:crypto";
import type { NextAuthConfig } from "next-auth";
import { databaseSessions } from "@/auth/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { longestLifetime as maxAge } from "@/lib/device/lifetime";
import { beginStock, stockAdapter } from "@/lib/device/stock-sessions";

/**
 * Database sessions with Auth.js's own adapter, as it ships.
 * The table holds the token itself: whoever reads the table, a backup or a log, holds everybody's cookie.
 */
export function stockDatabaseSessions(jar: CookieJar): NextAuthConfig {
  return inLab(
    jar,
    databaseSessions({
      adapter: stockAdapter(jar),
      maxAge,
      updateAge: 0,
      // Auth.js's token is a UUID, of which 122 bits are random. `database` takes 256, and stores their hash.
      begin: (user) => beginStock(jar, user, randomUUID()),
    }),
  );
}
