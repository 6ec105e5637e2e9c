import "server-only";
import type { NextAuthConfig } from "next-auth";
import { issueAccessToken } from "@/lib/device/access-token";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { clearRefreshCookie, setRefreshCookie } from "@/lib/device/refresh-cookie";
import { endFamily, startFamily } from "@/lib/lab/refresh-family";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens that live 15 seconds, plus a refresh token that fetches the next.
 * A check asks nobody, as before. A refresh asks the database, which can say no.
 */
export function shortSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    issue: async (user) => {
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
