import "server-only";
import { sessions } from "@/auth/sessions";
import type { VerifiedUser } from "@/auth/user";
import { authDatabase, type Transaction } from "../db/database";
import { sessionHash } from "../lab/session-hash";
import type { CookieJar } from "./cookie-jar";
import { longestLifetime } from "./lifetime";
import type { Realm } from "./token-realm";

/** The sessions of one lab under one strategy. A visit extends the rolling ones at once, however new they are. */
export function sessionsOf(realm: Realm) {
  return sessions(authDatabase, {
    maxAge: longestLifetime,
    updateAge: 0,
    hash: (token) => sessionHash(realm, token),
  });
}

/**
 * Begins a session on a device. Where a user may have one session only, it ends every other of theirs.
 * @returns the token for the cookie
 * @throws PasswordJustChanged
 */
export function startSession(jar: CookieJar, user: VerifiedUser): Promise<string> {
  return sessionsOf(jar).begin(user, {
    replaces: jar.credential,
    within: (tx, id) => settleSession(tx, jar, user.id, id),
  });
}

/** Notes where a new session was begun, and ends the user's others if there may be one only. */
export async function settleSession(
  tx: Transaction,
  { device, strategy }: Pick<CookieJar, "device" | "strategy">,
  userId: string,
  id: string,
): Promise<void> {
  const [row] = await tx.$queryRaw<
    { oneSession: boolean }[]
  >`UPDATE "Session" s SET "device" = ${device}, "strategy" = ${strategy} FROM "User" u JOIN "Lab" l ON l."id" = u."labId"
     WHERE s."id" = ${id} AND u."id" = s."userId"
    RETURNING l."oneSession"`;
  // Each strategy stands for an application of its own, with sessions of its own.
  if (row?.oneSession) await tx.session.deleteMany({ where: { userId, strategy, NOT: { id } } });
}
