import "server-only";
import type { NextAuthConfig } from "next-auth";
import { randomId } from "@/auth/tokens";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { denyToken, extendIssued, isDenied, noteIssued } from "@/lib/lab/denylist";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens, plus a list of the sign-ins that no longer count.
 * One device can be thrown out and the others stay, for one look-up at every check.
 */
export function denylistSessions(jar: CookieJar): NextAuthConfig {
  const tokens = labTokens(jar);
  return jwtPlus(jar, {
    issue: async (user) => {
      const sid = randomId();
      await noteIssued(jar, user, sid);
      return tokens.issue(user, { sid });
    },
    // `sid` and not `jti`: it stays the same however often the token is issued again.
    accept: async (token) => !(await isDenied(jar.lab, token.sid)),
    // First the list, then the token: were it denied in between, nothing would name its later end.
    renew: async (token) => {
      const listed = await extendIssued(token.sid, token.rolling ?? 0, token.latest);
      return listed ? tokens.reissue(token) : (jar.credential ?? "");
    },
    end: async (token) => token !== null && denyToken(jar.lab, token.sub, token.sid),
  });
}
