import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { currentUserKey, userKey, userKid } from "@/lib/lab/user-keys";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens, plus a key for each user, which a password change replaces.
 * It ends all tokens of one user and nobody else's, for one look-up at every check.
 */
export function userKeySessions(jar: CookieJar): NextAuthConfig {
  let kid = "";
  const under = (kid: string) => labTokens(jar, { kid, key: () => userKey(jar.lab, kid) });
  const { verify } = labTokens(jar, {
    key: (header) => {
      kid = header?.kid ?? "";
      return currentUserKey(jar.lab, kid);
    },
  });
  return jwtPlus(jar, {
    // The number of the password that was verified: one that was changed meanwhile has another key.
    issue: (user) => under(userKid(user)).issue(user),
    verify,
    // Under the key that it came with: a change at this moment is not got round.
    renew: (token) => under(kid).reissue(token),
  });
}
