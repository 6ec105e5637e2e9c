import "server-only";
import type { NextAuthConfig } from "next-auth";
import { issueAccessToken } from "@/lib/device/access-token";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { clearRefreshCookie, setRefreshCookie } from "@/lib/device/refresh-cookie";
import { endFamily, startFamily } from "@/lib/lab/refresh-family";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens that live 15 seconds, plus a refresh token that is of no use by itself. The sign-in
 * came with a proof of a key, whose thumbprint is kept with the family: every refresh has to be signed with that key.
 */
export function boundSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    issue: async (user) => {
      if (!user.thumbprint) throw new TypeError("A sign-in that is to be bound needs a key.");
      const { family, refreshToken } = await startFamily(jar, user);
      setRefreshCookie(jar, refreshToken);
      return issueAccessToken(jar, user, family);
    },
    end: async () => {
      clearRefreshCookie(jar);
      return endFamily(jar);
    },
  });
}
