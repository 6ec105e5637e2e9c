import type { NextAuthConfig } from "next-auth";
import { common, stayOnHost } from "@/lib/device/common";
import type { CookieJar } from "@/lib/device/cookie-jar";
import type { VerifiedUser } from "@/lib/device/credentials";
import { longestLifetime } from "@/lib/device/lifetime";
import { sessionAdapter } from "@/lib/device/session-adapter";
import { startSession } from "./sessions";

/**
 * Auth.js with database sessions.
 * The cookie is a random token. The server looks it up, every time.
 */
export function databaseSessions(jar: CookieJar): NextAuthConfig {
  return {
    ...common(jar),

    // An adapter makes "database" the strategy. Written out, as
    // `strategy: "database"`, Auth.js refuses it when Credentials is the
    // only provider.
    adapter: sessionAdapter(jar.lab),
    session: {
      // The longest that there is. `startSession` writes how long this one
      // lasts, as it was chosen at sign-in.
      maxAge: longestLifetime,
      // At every visit Auth.js asks the adapter to put the end off, which it
      // does for a session that was begun as a rolling one.
      updateAge: 0,
    },

    // Credentials sign-in calls `jwt.encode` whatever the strategy, and puts
    // what it returns into the session cookie. So a session begins here: a
    // row is written, and the token to find it by is returned.
    jwt: {
      encode: async ({ token }) => startSession(jar, token as VerifiedUser),
    },

    callbacks: {
      redirect: stayOnHost(jar),
      // Runs at sign-in only: hands the verified user on to `encode`.
      jwt: ({ user }) => ({ ...user }),
      // The stock adapter hands whole rows to this, password hash included.
      // Only what is named here leaves the server.
      session: ({ session, user }) => ({
        user: { name: user.name, email: user.email, role: user.role },
        // Auth.js types it as a date and a text at once.
        expires: session.expires.toISOString() as Date & string,
      }),
    },
  };
}
