import "server-only";
import { z } from "zod";
import { requireSignedIn } from "../auth/check";
import type { CookieJar } from "../auth/cookie-jar";
import { hashPassword, passwordLength, verifyPassword } from "../auth/password";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { logEvent } from "./events";

export const passwordChange = z.object({ currentPassword: z.string(), newPassword: z.string() });

export type PasswordChange = z.infer<typeof passwordChange>;

/**
 * Changes the password of whoever is signed in on a device, and ends every session of theirs. Tokens
 * that were issued before go on being valid: there is no list of them from which to strike one.
 * @returns how many session rows were deleted
 * @throws Problem, and then nothing was changed
 */
export async function changePassword(
  jar: CookieJar,
  { currentPassword, newPassword }: PasswordChange,
): Promise<{ sessionsEnded: number }> {
  const identity = await requireSignedIn(jar);
  const user = await getPrisma().user.findUnique({
    where: { labId_email: { labId: jar.lab, email: identity.user.email } },
    select: { id: true, passwordHash: true, passwordVersion: true },
  });
  if (!user) throw new Problem("not-signed-in", "This account is no longer there.");
  if (!(await verifyPassword(user.passwordHash, currentPassword))) throw new Problem("wrong-password");
  if (newPassword.length < passwordLength.min) throw new Problem("password-too-short");
  if (newPassword.length > passwordLength.max) throw new Problem("password-too-long");
  if (newPassword === currentPassword) throw new Problem("password-unchanged");

  // Outside the transaction: hashing takes longer than all of it.
  const passwordHash = await hashPassword(newPassword);
  return replacePassword(jar, user, newPassword, passwordHash);
}

/** The textbook's two statements, in one transaction, and what the lab shows of them. */
function replacePassword(
  jar: CookieJar,
  user: { id: string; passwordVersion: number },
  newPassword: string,
  passwordHash: string,
): Promise<{ sessionsEnded: number }> {
  return getPrisma().$transaction(async (tx) => {
    const { count: replaced } = await tx.user.updateMany({
      where: { id: user.id, passwordVersion: user.passwordVersion },
      data: { passwordHash, passwordVersion: { increment: 1 } },
    });
    if (replaced === 0) throw new Problem("password-just-changed");
    const { count: sessionsEnded } = await tx.session.deleteMany({ where: { userId: user.id } });
    await tx.lab.update({ where: { id: jar.lab }, data: { password: newPassword }, select: { id: true } });
    await logEvent(jar, "password-changed", { sessionsEnded }, tx);
    return { sessionsEnded };
  });
}
