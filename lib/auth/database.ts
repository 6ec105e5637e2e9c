import type { NextAuthConfig } from "next-auth";
import { common, stayOnPage } from "./common";
import type { CookieJar } from "./cookie-jar";
import type { VerifiedUser } from "./credentials";
import { longestLifetime } from "./lifetime";
import { sessionAdapter } from "./session-adapter";
import { startSession } from "./session-store";

/**
 * Auth.js with database sessions.
 * The cookie is a random id. The server looks it up, every time.
 */
export function databaseSessions(jar: CookieJar): NextAuthConfig {
  return {
    ...common(jar),

    // An adapter makes "database" the strategy. Written out, as
    // `strategy: "database"`, Auth.js refuses it when Credentials is the
    // only provider.
    adapter: sessionAdapter(jar.lab),
    session: {
      maxAge: longestLifetime,
      // Auth.js extends a session that has less than `maxAge - updateAge`
      // left. With both equal it never does: expiry is absolute.
      updateAge: longestLifetime,
    },

    // Credentials sign-in calls `jwt.encode` whatever the strategy, and puts
    // what it returns into the session cookie. So a session begins here: a
    // row is written, and its id is returned.
    jwt: {
      encode: async ({ token }) => startSession(jar, token as VerifiedUser),
    },

    callbacks: {
      redirect: stayOnPage(jar),
      // Runs at sign-in only: hands the verified user on to `encode`.
      jwt: ({ user }) => ({ ...user }),
      // `session` and `user` are whole rows. What is not named here does not
      // leave the server.
      session: ({ session, user }) => ({
        user: { name: user.name, email: user.email },
        expires: session.expires.toISOString() as Date & string,
      }),
    },
  };
}
