import "server-only";
import type { NextAuthConfig, Session } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import type { LabToken } from "@/lib/device/lab-tokens";
import { isIssuedSinceTheChange } from "../jwt-not-before/configuration";
import { jwtPlus } from "../jwt-plus";

/**
 * BROKEN, to be seen failing: what was issued before the password change is refused, and issued again.
 * The comparison is right. It is asked for in the wrong place. `jwt-not-before` asks in `decode`.
 */
export function brokenIatSessions(jar: CookieJar): NextAuthConfig {
  const jwt = jwtPlus(jar, {});
  return {
    ...jwt,
    callbacks: {
      ...jwt.callbacks,
      // WRONG: Auth.js goes on after this callback, refused or not, and issues a rolling token again. The
      // next visit finds a new `iat`.
      session: async (visit) => {
        if (!(await isIssuedSinceTheChange(jar, visit.token as LabToken))) return null as unknown as Session;
        return jwt.callbacks?.session?.(visit) ?? visit.session;
      },
    },
  };
}
