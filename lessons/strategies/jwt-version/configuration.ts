import "server-only";
import type { NextAuthConfig } from "next-auth";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { type LabToken, labTokens } from "@/lib/device/lab-tokens";
import { refuse } from "@/lib/evidence/recorder";
import { readPasswordState } from "@/lib/lab/password-state";
import { jwtPlus } from "../jwt-plus";

/**
 * Auth.js with JSON Web Tokens, plus the number of the password.
 * A change takes effect at once, and every check costs the look-up that a session costs.
 */
export function versionSessions(jar: CookieJar): NextAuthConfig {
  return jwtPlus(jar, {
    issue: (user) => labTokens(jar).issue(user, { claims: { ver: user.passwordVersion } }),
    accept: (token) => isOfCurrentPassword(jar, token),
  });
}

/**
 * Whether a token names the current password; a ban has made it void. `ver` is set at sign-in and
 * survives a re-issue. A sign-in at the same moment as the change needs no lock: it verified the old
 * password, and says so.
 */
export async function isOfCurrentPassword({ lab }: CookieJar, { sub, ver }: LabToken): Promise<boolean> {
  const state = await readPasswordState(lab, sub);
  if (state?.version === ver) return true;
  refuse("revoked");
  return false;
}
