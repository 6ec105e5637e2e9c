import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { alice, secret } from "./alice.js";
import { pool } from "./pool.js";

function peer(cookiePrefix, cookieCache) {
  const options = {
    database: pool,
    secret,
    baseURL: process.env.BASE_URL,
    emailAndPassword: { enabled: true },
    session: { cookieCache },
    advanced: { cookiePrefix },
    telemetry: { enabled: false },
  };
  const auth = betterAuth(options);
  return {
    async signIn() {
      await (await getMigrations(options)).runMigrations();
      const known = await auth.api.signInEmail({ body: alice, asResponse: true });
      return known.ok ? known : auth.api.signUpEmail({ body: alice, asResponse: true });
    },
    async check({ headers }) {
      return (await auth.api.getSession({ headers }))?.user.email;
    },
  };
}

export const betterAuthLookedUp = peer("looked-up", { enabled: false });
/** The copy beside the cookie is believed for as long as the whole measurement takes. */
export const betterAuthCached = peer("cached", { enabled: true, maxAge: 3600 });
