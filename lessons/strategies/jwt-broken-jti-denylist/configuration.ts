import "server-only";
import type { NextAuthConfig } from "next-auth";
import { randomId } from "@/auth/tokens";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { denyToken, isDenied, noteIssued } from "@/lib/lab/denylist";
import { jwtPlus } from "../jwt-plus";

/**
 * BROKEN, to be seen failing: a denylist that names tokens.
 * Auth.js's `/session` issues a rolling token again, with another `jti`, for whoever asks. The list knows
 * the one from the sign-in. `jwt-denylist` mends it.
 */
export function brokenJtiDenylistSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    issue: async (user) => {
      const jti = randomId();
      await noteIssued(jar, user, jti);
      return labTokens(jar).issue({ ...user, rolling: true }, { jti });
    },
    // WRONG: a thief who called /session once holds a `jti` that is on no list.
    accept: async (token) => !(await isDenied(token.jti)),
    end: async (token) => token !== null && denyToken(token.sub, token.jti),
  });
}
