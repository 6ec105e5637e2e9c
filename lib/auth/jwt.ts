import type { NextAuthConfig } from "next-auth";
import { common, stayOnPage } from "./common";
import type { CookieJar } from "./cookie-jar";
import type { VerifiedUser } from "./credentials";
import { longestLifetime } from "./lifetime";
import { issueToken, type LabToken, verifyToken } from "./token";

/** Auth.js with JWTs: the cookie is a signed statement, and the server asks nobody. */
export function jwtSessions(jar: CookieJar): NextAuthConfig {
  return {
    ...common(jar),

    // No adapter: there is nothing to look up.
    session: {
      strategy: "jwt",
      maxAge: longestLifetime,
    },

    // Auth.js encrypts its tokens by default (JWE). Signed ones can be read by anybody who holds one,
    // which is what this program is about, and by any other program that knows the key.
    jwt: {
      // Auth.js encodes again on every read. A token that came in goes out as it was: expiry is absolute.
      encode: async ({ token }) =>
        token?.jti ? (jar.credential ?? "") : issueToken(jar.lab, token as VerifiedUser),
      decode: async ({ token }) => verifyToken(jar.lab, token ?? ""),
    },

    callbacks: {
      redirect: stayOnPage(jar),
      // At sign-in there is a user, to hand on to `encode`; later only the token.
      jwt: ({ token, user }) => (user ? { ...user } : token),
      // Everything comes out of the token: it says what was true when it was signed.
      session: ({ token }) => ({
        user: { name: token.name, email: token.email },
        expires: new Date((token as LabToken).exp * 1000).toISOString() as Date & string,
      }),
    },
  };
}
