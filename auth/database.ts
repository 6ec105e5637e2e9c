import type { NextAuthConfig } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { createSessionToken } from "./sessions";
import type { VerifiedUser } from "./user";

export type DatabaseSessions = {
  adapter: Adapter;
  /** Seconds: the longest lifetime. */
  maxAge: number;
  /** Seconds: from this age on, a visit extends a rolling session. */
  updateAge: number;
  /** Writes the row of a new session and returns its token. */
  begin(user: VerifiedUser): Promise<string>;
};

/** Database sessions: the cookie is a random token, which the server looks up every time. */
export function databaseSessions({ adapter, maxAge, updateAge, begin }: DatabaseSessions) {
  return {
    // The adapter makes "database" the strategy. Written out, Auth.js
    // refuses it when Credentials is the only provider.
    adapter,
    session: { maxAge, updateAge, generateSessionToken: createSessionToken },
    jwt: {
      // Credentials puts what `encode` returns into the session cookie,
      // whatever the strategy. So this is where a session begins.
      encode: ({ token }) => begin(token as VerifiedUser),
    },
    callbacks: {
      // Runs at a Credentials sign-in only: hands the user on to `encode`.
      jwt: ({ user }) => ({ ...user }),
      // Auth.js would send the whole row. Only what is named here leaves the server.
      session: ({ session, user: { id, name, email, role = "" } }) => ({
        user: { id, name, email, role },
        expires: session.expires.toISOString(),
      }),
    },
  } satisfies Partial<NextAuthConfig>;
}
