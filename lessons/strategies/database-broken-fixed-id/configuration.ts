import "server-only";
import type { NextAuthConfig } from "next-auth";
import { databaseSessions } from "@/auth/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { sessionsOf, settleSession } from "@/lib/device/lab-sessions";
import { longestLifetime as maxAge } from "@/lib/device/lifetime";
import { sessionAdapter } from "@/lib/device/session-adapter";
import { sessionHash } from "@/lib/lab/session-hash";

/**
 * BROKEN, to be seen failing: the id is the same before the sign-in and after it (session fixation).
 * Whoever planted it in the browser is signed in with its user. `database` makes a new one, and mends it.
 */
export function brokenFixedIdSessions(jar: CookieJar): NextAuthConfig {
  const brought = jar.credential;
  const { begin } = sessionsOf(jar);
  return inLab(
    jar,
    databaseSessions({
      adapter: sessionAdapter(jar),
      maxAge,
      updateAge: 0,
      begin: async (user) => {
        const made = await begin(user, {
          within: async (tx, id) => {
            await settleSession(tx, jar, user.id, id);
            if (!brought) return;
            // WRONG: the new session gets the id that the browser brought, and loses its own.
            const sessionToken = sessionHash(jar, brought);
            await tx.session.deleteMany({ where: { sessionToken } });
            await tx.session.update({ where: { id }, data: { sessionToken } });
          },
        });
        return brought ?? made;
      },
    }),
  );
}
