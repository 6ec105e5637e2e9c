import "server-only";
import { CredentialsSignin } from "next-auth";
import { getPrisma } from "../db/database";
import type { CookieJar } from "./cookie-jar";
import { AccountBanned, type VerifiedUser } from "./credentials";
import { createSessionToken, hashSessionToken } from "./session-token";

/** The password was changed after it had been verified and before the session began. */
export class PasswordJustChanged extends CredentialsSignin {
  override code = "password-just-changed";
}

/** What is true of the user at the moment at which a session begins. */
type Current = { banned: boolean; oneSession: boolean };

/**
 * Writes the row of a new session, and ends the one that this jar had before (OWASP ASVS 5.0, 7.2.4);
 * where a user may have one session only, every other of theirs.
 *
 * The user's row is locked first. A password change locks it too, so one of the two waits: either the
 * change comes second and deletes this session, or it came first and the version no longer matches. The
 * same goes for a ban, and for two sign-ins of which one session may remain.
 * @returns the token for the cookie
 * @throws PasswordJustChanged or AccountBanned
 */
export async function startSession(jar: CookieJar, user: VerifiedUser): Promise<string> {
  const token = createSessionToken();
  await getPrisma().$transaction(async (tx) => {
    const [current] = await tx.$queryRaw<Current[]>`
      SELECT u."bannedAt" IS NOT NULL AS "banned", l."oneSession" FROM "User" u JOIN "Lab" l ON l."id" = u."labId"
       WHERE u."id" = ${user.id} AND u."passwordVersion" = ${user.passwordVersion} FOR NO KEY UPDATE OF u`;
    if (!current) throw new PasswordJustChanged();
    if (current.banned) throw new AccountBanned();
    if (current.oneSession) {
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
