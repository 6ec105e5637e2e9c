import PostgresAdapter from "@auth/pg-adapter";
import NextAuth from "next-auth";
import { encode } from "next-auth/jwt";
import { alice, secret } from "./alice.js";
import { pool } from "./pool.js";

const dayInSeconds = 86_400;

// A cookie's name must not be the beginning of another's: Auth.js finds the pieces of a long one by it.
const cookieNames = { jwt: "authjs-token", database: "authjs-session" };

function peer(strategy, adapter) {
  return NextAuth({
    secret,
    trustHost: true,
    providers: [],
    adapter,
    session: { strategy },
    cookies: { sessionToken: { name: cookieNames[strategy], options: { path: "/" } } },
  });
}

function signedIn(strategy, value) {
  return new Response(null, { headers: { "set-cookie": `${cookieNames[strategy]}=${value}; Path=/` } });
}

const jwt = peer("jwt");
export const authjsJwt = {
  async signIn() {
    const token = { sub: "alice", name: alice.name, email: alice.email };
    return signedIn("jwt", await encode({ token, secret, salt: cookieNames.jwt, maxAge: dayInSeconds }));
  },
  check: async () => (await jwt.auth())?.user.email,
};

const adapter = PostgresAdapter(pool);
const database = peer("database", adapter);
export const authjsDatabase = {
  async signIn() {
    await pool.query(tables);
    const { id: userId } =
      (await adapter.getUserByEmail(alice.email)) ??
      (await adapter.createUser({ ...alice, emailVerified: null }));
    const expires = new Date(Date.now() + dayInSeconds * 1000);
    const { sessionToken } = await adapter.createSession({
      sessionToken: crypto.randomUUID(),
      userId,
      expires,
    });
    return signedIn("database", sessionToken);
  },
  check: async () => (await database.auth())?.user.email,
};

/** As the adapter's documentation has them: those that a session needs. */
const tables = `
  CREATE TABLE IF NOT EXISTS users (
    id SERIAL PRIMARY KEY, name TEXT, email TEXT, "emailVerified" TIMESTAMPTZ, image TEXT);
  CREATE TABLE IF NOT EXISTS sessions (
    id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL, expires TIMESTAMPTZ NOT NULL, "sessionToken" TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS sessions_by_token ON sessions ("sessionToken")`;
