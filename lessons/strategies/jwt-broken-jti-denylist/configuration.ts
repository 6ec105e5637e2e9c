import "server-only";
import type { NextAuthConfig } from "next-auth";
import { randomId } from "@/auth/tokens";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { denyToken, isDenied, noteIssued } from "@/lib/lab/denylist";
import { jwtPlus } from "../jwt-plus";

/**
 * BROKEN, to be seen failing: a denylist that names tokens, and Auth.js issues tokens again.
 * Its `/session` gives a rolling one another `jti`. The list knows the one from the sign-in, which would do
 * if it were never issued again. `jwt-denylist` mends it.
 */
export function brokenJtiDenylistSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    issue: async (user) => {
      const jti = randomId();
      await noteIssued(jar, user, jti);
      return labTokens(jar).issue(user, { jti });
    },
    // WRONG: a thief who called /session once holds a `jti` that is on no list.
    accept: async (token) => !(await isDenied(jar.lab, token.jti)),
    end: async (token) => token !== null && denyToken(jar.lab, token.sub, token.jti),
  });
}
