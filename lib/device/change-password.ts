import "server-only";
import type { z } from "zod";
import { hashPassword, passwordLength, replacePassword } from "@/auth/password";
import { PasswordJustChanged } from "@/auth/sessions";
import { authDatabase, type Transaction } from "../db/database";
import { Problem } from "../errors";
import { unrecorded } from "../evidence/recorder";
import { hasherOf } from "../hashing/hasher";
import { logEvent } from "../lab/events";
import { noteChange } from "../lab/kept";
import type { LabId } from "../lab/lab-id";
import { alice } from "../lab/labs";
import { noteAct } from "../lab/note-act";
import { type Revoked, revokeRest } from "../lab/revoke-all";
import { requireSignedIn } from "./check";
import type { CookieJar } from "./cookie-jar";
import { password, passwordProof, requirePassword } from "./current-password";
import { refuseWeakPassword } from "./weak-password";

export const passwordChange = passwordProof.extend({ newPassword: password });

export type PasswordChange = z.infer<typeof passwordChange>;

export type PasswordChanged = Revoked;

/**
 * Changes the password of the user who is signed in on a device, and ends every session of theirs. Tokens
 * that were issued before go on being valid, unless a defence was added: there is no list of them from
 * which to strike one.
 * @returns how many session rows were deleted, and what else ended with the old password
 * @throws Problem, and then nothing was changed
 */
export async function changePassword(
  jar: CookieJar,
  { currentPassword, newPassword }: PasswordChange,
): Promise<PasswordChanged> {
  const identity = await requireSignedIn(jar);
  const user = await requirePassword(jar, identity.user.email, currentPassword);
  if (newPassword.length < passwordLength.min) throw new Problem("password-too-short");
  if (newPassword.length > passwordLength.max) throw new Problem("password-too-long");
  if (newPassword === currentPassword) throw new Problem("password-unchanged");
  await refuseWeakPassword(newPassword, user);

  // Outside the transaction: hashing takes longer than all of it.
  const passwordHash = await hashPassword(newPassword, hasherOf(jar.lab));
  const ended = await replacePassword(authDatabase, user, passwordHash, (tx, sessionsEnded) =>
    endTheRest(tx, jar, user, newPassword, sessionsEnded),
  ).catch(throwLost);
  noteChange(jar.lab);
  return ended;
}

/** One statement for each defence, and what the lab shows. */
async function endTheRest(
  tx: Transaction,
  jar: CookieJar,
  user: { id: string; email: string },
  newPassword: string,
  sessionsEnded: number,
): Promise<Revoked> {
  const passwordChangedAt = new Date();
  await tx.user.update({ where: { id: user.id }, data: { passwordChangedAt }, select: { id: true } });
  const rest = await revokeRest(tx, jar.lab, user.id);
  // The lab shows Alice's password. A bystander's stays unknown.
  if (user.email === alice.email) await showPassword(tx, jar.lab, newPassword);
  await logEvent(jar, "password-changed", { sessionsEnded }, tx);
  if (user.email === alice.email) await noteAct(tx, jar.lab);
  return { sessionsEnded, ...rest };
}

/** No application would keep it in clear: it is the lab's own doing, and not the change's. */
function showPassword(tx: Transaction, lab: LabId, password: string): Promise<void> {
  return unrecorded(async () => {
    await tx.lab.update({ where: { id: lab }, data: { password }, select: { id: true } });
  });
}

export function throwLost(error: unknown): never {
  throw error instanceof PasswordJustChanged ? new Problem("password-just-changed") : error;
}
