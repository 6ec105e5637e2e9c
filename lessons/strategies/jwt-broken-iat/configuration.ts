import "server-only";
import type { NextAuthConfig, Session } from "next-auth";
import { getPool } from "@/lib/db/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { type LabToken, labTokens } from "@/lib/device/lab-tokens";
import { refuse } from "@/lib/evidence/recorder";
import { jwtPlus } from "../jwt-plus";

/**
 * BROKEN, to be seen failing: what was issued before the password change is refused.
 * A token that is issued again says that it is new. `jwt-version` mends it.
 */
export function brokenIatSessions(jar: CookieJar): NextAuthConfig {
  const jwt = jwtPlus(jar, { issue: (user) => labTokens(jar).issue({ ...user, rolling: true }) });
  return {
    ...jwt,
    callbacks: {
      ...jwt.callbacks,
      // WRONG: `iat` says when this token was signed, and not when somebody last gave a password. Having
      // asked this, Auth.js issues the token again, refused or not: the next visit finds a new `iat`.
      session: async (visit) => {
        if (!(await isIssuedSince(jar, visit.token as LabToken))) return null as unknown as Session;
        return jwt.callbacks?.session?.(visit) ?? visit.session;
      },
    },
  };
}

const selectChange = `SELECT "passwordChangedAt" FROM "User" WHERE "id" = $1 AND "labId" = $2`;

async function isIssuedSince({ lab }: CookieJar, { sub, iat }: LabToken): Promise<boolean> {
  const { rows } = await getPool().query<{ passwordChangedAt: Date | null }>(selectChange, [sub, lab]);
  const [user] = rows;
  // WRONG too: `iat` is in whole seconds, cut off. A token of the same second as the change, issued after
  // it, counts as older.
  if (user && iat * 1000 >= (user.passwordChangedAt?.getTime() ?? 0)) return true;
  refuse("revoked");
  return false;
}
