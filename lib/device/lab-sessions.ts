import "server-only";
import { sessions } from "@/auth/sessions";
import type { VerifiedUser } from "@/auth/user";
import { authDatabase } from "../db/database";
import type { LabId } from "../lab/lab-id";
import { sessionHash } from "../lab/session-hash";
import type { CookieJar } from "./cookie-jar";
import { longestLifetime } from "./lifetime";

/** The sessions of one lab. A visit extends the rolling ones at once, however new they are. */
export function sessionsOf(lab: LabId) {
  return sessions(authDatabase, {
    maxAge: longestLifetime,
    updateAge: 0,
    hash: (token) => sessionHash(lab, token),
  });
}

/**
 * Begins a session on a device. Where a user may have one session only, it ends every other of theirs.
 * @returns the token for the cookie
 * @throws PasswordJustChanged
 */
export function startSession(jar: CookieJar, user: VerifiedUser): Promise<string> {
  return sessionsOf(jar.lab).begin(user, {
    replaces: jar.credential,
    within: async (tx, id) => {
      const [row] = await tx.$queryRaw<
        { oneSession: boolean }[]
      >`UPDATE "Session" s SET "device" = ${jar.device} FROM "User" u JOIN "Lab" l ON l."id" = u."labId"
         WHERE s."id" = ${id} AND u."id" = s."userId"
        RETURNING l."oneSession"`;
      if (row?.oneSession) await tx.session.deleteMany({ where: { userId: user.id, NOT: { id } } });
    },
  });
}
