import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { longestLifetime as maxAge } from "@/lib/device/lifetime";
import { type StockToken, stockTokens } from "@/lib/device/stock-tokens";
import type { VerifiedUser } from "@/lib/lab/verified-user";

/**
 * JSON Web Tokens as Auth.js ships them: encrypted (JWE), so that nobody but the server can read one.
 * It names no issuer, no audience and no type, and counts for 15 seconds beyond its end.
 */
export function stockJwtSessions(jar: CookieJar): NextAuthConfig {
  return inLab(jar, {
    session: { strategy: "jwt", maxAge },
    // Auth.js's own `encode` and `decode`, with the lifetime that was chosen.
    jwt: stockTokens(jar),
    callbacks: {
      // Auth.js puts the name, the e-mail address and the id into the token. The rest is added here.
      jwt: ({ token, user }) => {
        if (!user) return token;
        const { role, lifetime, rolling, maximum } = user as VerifiedUser;
        const latest = maximum && Math.floor(Date.now() / 1000) + maximum;
        return { ...token, role, lifetime, rolling, latest };
      },
      session: ({ token }) => {
        const { sub: id, name, email, role, exp } = token as StockToken;
        return { user: { id, name, email, role }, expires: new Date(exp * 1000).toISOString() };
      },
    },
  });
}
