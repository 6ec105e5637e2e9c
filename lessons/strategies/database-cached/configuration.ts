import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { databaseSessions } from "@/auth/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { startSession } from "@/lib/device/lab-sessions";
import { longestLifetime as maxAge } from "@/lib/device/lifetime";
import { sessionAdapter } from "@/lib/device/session-adapter";
import { sessionCopy } from "@/lib/device/session-copy";

/**
 * Database sessions with a signed copy of each in a cookie beside it, which is believed for 15 seconds.
 * Few checks ask the database. A session that was ended goes on for as long as its copy is believed.
 */
export function cachedSessions(jar: CookieJar): NextAuthConfig {
  const table = sessionAdapter(jar);
  const copy = sessionCopy(jar);
  const adapter: Adapter = {
    ...table,
    getSessionAndUser: async (token) => {
      const known = await copy.read(token);
      if (known) return known;
      const found = (await table.getSessionAndUser?.(token)) ?? null;
      if (found) await copy.keep(found);
      return found;
    },
    // What the copy says of the end is wrong from now on.
    updateSession: async (session) => {
      const extended = await table.updateSession?.(session);
      if (extended) copy.drop();
      return extended;
    },
    // The browser that signs out puts its copy away. Another's copy of it is believed until its time is over.
    deleteSession: async (token) => {
      copy.drop();
      await table.deleteSession?.(token);
    },
  };
  return inLab(
    jar,
    databaseSessions({ adapter, maxAge, updateAge: 0, begin: (user) => startSession(jar, user) }),
  );
}
