import "server-only";
import type { NextAuthConfig } from "next-auth";
import { lockUser } from "@/auth/sessions";
import { getPrisma } from "@/lib/db/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { type LabToken, labTokens } from "@/lib/device/lab-tokens";
import { refuse } from "@/lib/evidence/recorder";
import { readPasswordState } from "@/lib/lab/password-state";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens, plus a date for each user: what was issued before it does not count.
 * It is asked for in `decode`. Auth.js issues a token again only after that, so a refused one never gets a new date.
 */
export function notBeforeSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    // Signed while the user's row is locked: a change that comes second has a later date.
    issue: (user) =>
      getPrisma().$transaction(async (tx) => {
        await lockUser(tx, user);
        return labTokens(jar).issue(user);
      }),
    accept: (token) => isIssuedSinceTheChange(jar, token),
  });
}

/**
 * `iat` is in whole seconds, cut off. So a token of the very second of the change counts as older, one that
 * was issued after it included: who signs in again at once is refused until the next sign-in.
 */
export async function isIssuedSinceTheChange({ lab }: CookieJar, { sub, iat }: LabToken): Promise<boolean> {
  const state = await readPasswordState(lab, sub);
  if (state && iat * 1000 >= (state.changedAt?.getTime() ?? 0)) return true;
  refuse("revoked");
  return false;
}
