import "server-only";
import type { NextAuthConfig } from "next-auth";
import { getPool } from "@/lib/db/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { type LabToken, labTokens } from "@/lib/device/lab-tokens";
import { refuse } from "@/lib/evidence/recorder";
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

const selectVersion = `SELECT "passwordVersion" FROM "User" WHERE "id" = $1 AND "labId" = $2 AND "bannedAt" IS NULL`;

/**
 * Whether a token names the current password, and its user is not banned. `ver` is set at sign-in and
 * survives a re-issue. A sign-in at the same moment as the change needs no lock: it verified the old
 * password, and says so.
 */
export async function isOfCurrentPassword({ lab }: CookieJar, { sub, ver }: LabToken): Promise<boolean> {
  const { rows } = await getPool().query<{ passwordVersion: number }>(selectVersion, [sub, lab]);
  if (rows[0]?.passwordVersion === ver) return true;
  refuse("revoked");
  return false;
}
