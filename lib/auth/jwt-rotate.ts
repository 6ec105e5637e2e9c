import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "./cookie-jar";
import { jwtPlus } from "./jwt-plus";
import { acceptedKey, keyFor, keyToSignWith } from "./signing-keys";
import { issueToken, renewToken, verifyToken } from "./token";

/**
 * Auth.js with JSON Web Tokens, plus a key that a password change replaces.
 * No look-up names anybody, so it throws out everybody who holds a token under the old key.
 */
export function rotateSessions(jar: CookieJar): NextAuthConfig {
  let kid = "";
  return jwtPlus(jar, {
    issue: async (user) => issueToken(jar, user, { key: await keyToSignWith(jar.lab, user) }),
    verify: (token) =>
      verifyToken(jar, token, (header) => {
        kid = header.kid ?? "";
        return acceptedKey(jar.lab, kid);
      }),
    // Under the key that it came with. Under a newer one, a rotation at this moment would let it through.
    renew: async (token) => renewToken(jar, token, { kid, key: await keyFor(jar.lab, kid) }),
  });
}
