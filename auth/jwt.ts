import type { NextAuthConfig } from "next-auth";
import { common, stayOnHost } from "@/lib/device/common";
import type { CookieJar } from "@/lib/device/cookie-jar";
import type { VerifiedUser } from "@/lib/device/credentials";
import { longestLifetime } from "@/lib/device/lifetime";
import type { Role } from "@/lib/lab/role";
import { expiryOf, issueToken, type LabToken, renewToken, verifyToken } from "./tokens";

/**
 * Auth.js with JSON Web Tokens.
 * The cookie is a signed statement. The server checks it and asks nobody.
 */
export function jwtSessions(jar: CookieJar): NextAuthConfig {
  return {
    ...common(jar),

    // No adapter: there is nothing to look up. That alone would make "jwt"
    // the strategy.
    session: {
      strategy: "jwt",
      // The longest that there is. `issueToken` signs how long this one
      // lasts, as it was chosen at sign-in.
      maxAge: longestLifetime,
    },

    // Auth.js encrypts its tokens (JWE). Signed ones can be read by whoever
    // holds one, which is what we want to show, and be verified, or forged,
    // by any program that has the key.
    jwt: {
      // Auth.js encodes at every visit too. A token that came in, which
      // `decode` has verified, goes out as it was: expiry is absolute,
      // unless the token was begun as a rolling one.
      encode: async ({ token }) => {
        if (!token?.jti || !jar.credential) return issueToken(jar, token as VerifiedUser);
        return token.rolling ? renewToken(jar, token as LabToken) : jar.credential;
      },
      decode: async ({ token }) => verifyToken(jar, token ?? ""),
    },

    callbacks: {
      redirect: stayOnHost(jar),
      // At sign-in there is a user to hand on to `encode`, later a token.
      jwt: ({ token, user }) => (user ? { ...user } : token),
      // All of it comes out of the token: what was true when it was signed.
      session: ({ token }) => ({
        user: { name: token.name, email: token.email, role: token.role as Role },
        expires: expiryOf(token).toISOString() as Date & string,
      }),
    },
  };
}
