import { Auth, type AuthConfig, skipCSRFCheck } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import { PrismaAdapter } from "@auth/prisma-adapter";
import { PrismaPg } from "@prisma/adapter-pg";
import { type Cookie, parseCookie } from "../../lib/client/cookie-store.mjs";
import { PrismaClient } from "../../lib/db/generated/client";
import { getEnv } from "../../lib/env";

export const secret = "a secret of stock Auth.js, 32 characters or more";
export const cookieName = "authjs.session-token";

/** Auth.js as it comes, with Credentials as its only provider. */
export function stockAuth(user: { id: string; name?: string }, config: Partial<AuthConfig> = {}) {
  const errors: string[] = [];
  const complete: AuthConfig = {
    basePath: "/auth",
    trustHost: true,
    secret,
    skipCSRFCheck,
    providers: [Credentials({ authorize: () => user })],
    logger: { error: (error) => errors.push(error.name), warn: () => {} },
    ...config,
  };
  const send = async (method: string, action: string, cookie: string, form?: object) => {
    const body = form && new URLSearchParams({ ...form });
    const request = new Request(`http://localhost/auth/${action}`, { method, headers: { cookie }, body });
    const response = await Auth(request, { ...complete });
    return { response, status: response.status, cookies: response.headers.getSetCookie().map(parseCookie) };
  };
  return {
    /** What Auth.js logged: the names of its errors. */
    errors,
    signIn: (cookie = "") => send("POST", "callback/credentials", cookie, { password: "any" }),
    signOut: (token: string) => send("POST", "signout", `${cookieName}=${token}`, {}),
    get: (action: string, cookie: string) => send("GET", action, cookie),
    async session(token: string) {
      const answer = await send("GET", "session", `${cookieName}=${token}`);
      return { ...answer, body: await answer.response.json() };
    },
  };
}

/** The value that an answer leaves in the session cookie, or `null` when it removes it. */
export function sessionCookie(cookies: Cookie[]): string | null | undefined {
  const cookie = cookies.findLast(({ name }) => name === cookieName);
  return cookie && (cookie.expires > Date.now() ? cookie.value : null);
}

/**
 * Prisma and its Auth.js adapter as the documentation has them: nothing recorded, nothing left out. Only the
 * time zone is set: Prisma takes every timestamp for UTC.
 * @param url of the database, by default the one that is tested with
 */
export function stockPrisma(url = getEnv().DATABASE_URL) {
  const prisma = new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, options: "-c TimeZone=UTC" }),
  });
  return { prisma, adapter: PrismaAdapter(prisma as unknown as Parameters<typeof PrismaAdapter>[0]) };
}
