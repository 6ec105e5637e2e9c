import "server-only";
import { CredentialsSignin } from "next-auth";
import { getPrisma, type Transaction } from "@/lib/db/database";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { AccountBanned, type VerifiedUser } from "@/lib/device/credentials";
import { createSessionToken, hashSessionToken } from "@/lib/device/session-token";

/** The password was changed after it had been verified and before the session began. */
export class PasswordJustChanged extends CredentialsSignin {
  override code = "password-just-changed";
}

/**
 * Locks the row of a user whose password was verified a moment ago, until the transaction ends. A password
 * change locks it too, so one of the two waits: either the change comes second and finds what this
 * transaction has written, or it came first and the version no longer matches. The same goes for a ban, and
 * for two sign-ins of which one session may remain.
 * @throws PasswordJustChanged or AccountBanned
 */
export async function lockUser(
  tx: Pick<Transaction, "$queryRaw">,
  user: VerifiedUser,
): Promise<{ oneSession: boolean }> {
  const [current] = await tx.$queryRaw<{ banned: boolean; oneSession: boolean }[]>`
    SELECT u."bannedAt" IS NOT NULL AS "banned", l."oneSession" FROM "User" u JOIN "Lab" l ON l."id" = u."labId"
     WHERE u."id" = ${user.id} AND u."passwordVersion" = ${user.passwordVersion} FOR NO KEY UPDATE OF u`;
  if (!current) throw new PasswordJustChanged();
  if (current.banned) throw new AccountBanned();
  return current;
}

/**
 * Writes the row of a new session, and ends the one that this jar had before (OWASP ASVS 5.0, 7.2.4);
 * where a user may have one session only, every other of theirs.
 * @returns the token for the cookie
 * @throws PasswordJustChanged or AccountBanned
 */
export async function startSession(jar: CookieJar, user: VerifiedUser): Promise<string> {
  const token = createSessionToken();
  await getPrisma().$transaction(async (tx) => {
    const { oneSession } = await lockUser(tx, user);
    if (oneSession) {
      await tx.session.deleteMany({ where: { userId: user.id } });
    } else if (jar.credential) {
      await tx.session.deleteMany({
        where: { sessionToken: hashSessionToken(jar.credential), userId: user.id },
      });
    }
    await tx.session.create({
      data: {
        sessionToken: hashSessionToken(token),
        userId: user.id,
        device: jar.device,
        expires: new Date(Date.now() + user.lifetime * 1000),
        rolling: user.expiry === "rolling" ? user.lifetime : null,
      },
      select: { id: true },
    });
  });
  return token;
}
