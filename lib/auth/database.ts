import type { NextAuthConfig } from "next-auth";
import { common, stayOnPage } from "./common";
import type { CookieJar } from "./cookie-jar";
import type { VerifiedUser } from "./credentials";
import { longestLifetime } from "./lifetime";
import { sessionAdapter } from "./session-adapter";
import { startSession } from "./session-store";

/** Auth.js with database sessions: the cookie is a random id, and the server looks it up every time. */
export function databaseSessions(jar: CookieJar): NextAuthConfig {
  return {
    ...common(jar),

    // An adapter makes "database" the strategy. Written out (`strategy: "database"`), Auth.js refuses
    // to start when Credentials is the only provider.
    adapter: sessionAdapter(jar.lab),
    session: {
      maxAge: longestLifetime,
      // Auth.js extends a session whose `expires` is less than `maxAge - updateAge` away. With both
      // equal it never does: expiry is absolute.
      updateAge: longestLifetime,
    },

    // Credentials sign-in always calls `jwt.encode` and puts what it returns into the session cookie,
    // whatever the strategy. So this is where the session begins: a row is written, its id returned.
    jwt: {
      encode: async ({ token }) => startSession(jar, token as VerifiedUser),
    },

    callbacks: {
      redirect: stayOnPage(jar),
      // Runs at sign-in only, to hand the verified user on to `encode`.
      jwt: ({ user }) => ({ ...user }),
      // `session` and `user` are whole rows here: what is not named does not leave the server.
      session: ({ session, user }) => ({
        user: { name: user.name, email: user.email },
        expires: session.expires.toISOString() as Date & string,
      }),
    },
  };
}
