import type { NextAuthConfig } from "next-auth";

/** A browser keeps one set of cookies for localhost, whatever the port: two apps need two sets of names. */
export function cookieNames(app: string) {
  return {
    sessionToken: { name: `${app}.session` },
    csrfToken: { name: `${app}.csrf` },
    callbackUrl: { name: `${app}.callback` },
  } satisfies NextAuthConfig["cookies"];
}
