import "server-only";
import { CredentialsSignin } from "next-auth";
import { getPrisma, type Transaction } from "../db/database";
import type { CookieJar } from "./cookie-jar";
import type { VerifiedUser } from "./credentials";
import { createSessionToken, hashSessionToken } from "./session-token";

/** The password was changed after it had been verified and before the session began. */
export class PasswordJustChanged extends CredentialsSignin {
  override code = "password-just-changed";
}

/**
 * Locks the row of a user whose password was verified a moment ago, until the transaction ends. A password
 * change locks it too, so one of the two waits: either the change comes second and finds what this
 * transaction has written, or it came first and the version no longer matches.
 * @throws PasswordJustChanged
 */
export async function lockUser(tx: Pick<Transaction, "$queryRaw">, user: VerifiedUser): Promise<void> {
  const current = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "User" WHERE "id" = ${user.id} AND "passwordVersion" = ${user.passwordVersion} FOR SHARE`;
  if (current.length === 0) throw new PasswordJustChanged();
}

/**
 * Writes the row of a new session, and ends the one that this jar had before (OWASP ASVS 5.0, 7.2.4).
 * @returns the token for the cookie
 * @throws PasswordJustChanged
 */
export async function startSession(jar: CookieJar, user: VerifiedUser): Promise<string> {
  const token = createSessionToken();
  await getPrisma().$transaction(async (tx) => {
    await lockUser(tx, user);
    if (jar.credential) {
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
