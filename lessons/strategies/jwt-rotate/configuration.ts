import "server-only";
import type { webcrypto } from "node:crypto";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { labTokens } from "@/lib/device/lab-tokens";
import { acceptedKey, keyFor, keyToSignWith } from "@/lib/lab/signing-keys";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens, plus a key that a password change replaces.
 * No look-up names anybody, so it throws out everybody who holds a token under the old key.
 */
export function rotateSessions(jar: CookieJar): NextAuthConfig {
  let kid = "";
  /** Signs under one key, by its name. */
  const under = (named: { kid: string; key: webcrypto.CryptoKey }) =>
    labTokens(jar, { kid: named.kid, key: async () => named.key });
  const { verify } = labTokens(jar, {
    key: (header) => {
      kid = header?.kid ?? "";
      return acceptedKey(jar.lab, kid);
    },
  });
  return jwtPlus(jar, {
    issue: async (user) => under(await keyToSignWith(jar.lab, user)).issue(user),
    verify,
    // Under the key that it came with. Under a newer one, a rotation at this moment would let it through.
    renew: async (token) => under({ kid, key: await keyFor(jar.lab, kid) }).reissue(token),
  });
}
