import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { jwtPlus } from "../jwt-plus";

/**
 * BROKEN, to be seen failing: signing out clears the cookie.
 * It does, in the browser that asked. A copy of it signs in as before. `jwt-denylist` mends it.
 */
export function brokenClearCookieSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    // WRONG: nothing happens here. Auth.js removes the cookie, and the token remains good.
    end: async () => false,
  });
}
