import "server-only";
import type { NextAuthConfig } from "next-auth";
import { issueToken, renewToken, verifyToken } from "@/auth/tokens";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { acceptedKey, keyFor, keyToSignWith } from "@/lib/lab/signing-keys";
import { jwtPlus } from "../jwt-plus";

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
