import "server-only";
import { z } from "zod";
import { hashPassword } from "@/auth/password";
import { getPrisma, type Transaction } from "../db/database";
import { Problem } from "../errors";
import { hasherOf } from "../hashing/hasher";
import { logEvent } from "./events";
import { noteChange } from "./kept";
import type { LabId } from "./lab-id";
import { alice } from "./labs";
import type { LabLane } from "./lane";
import { revokeAll, voidPassword } from "./revoke-all";
import { isRole, type Role } from "./role";

export const roleChange = z.object({ role: z.custom<Role>(isRole) });

/**
 * Gives Alice another role, as an administrator would: from outside, and while she is signed in.
 * @throws Problem `no-account`
 */
export async function changeRole(lab: LabId, { role }: z.infer<typeof roleChange>): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const where = { labId: lab, email: alice.email };
    const { count } = await tx.user.updateMany({ where, data: { role } });
    if (count === 0) throw new Problem("no-account");
    await logEvent({ lab }, "role-changed", { role }, tx);
  });
}

/**
 * Deletes Alice's account. Her sessions go with it; tokens refer to nothing, unless a defence was added.
 * @throws Problem `no-account`
 */
export async function deleteAccount(lab: LabId): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    // Locked, as a sign-in locks it: what begins at the same moment is found here, or not begun.
    const [user] = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "User" WHERE "labId" = ${lab} AND "email" = ${alice.email} FOR UPDATE`;
    if (!user) throw new Problem("no-account");
    await removeUser(tx, { lab }, user.id);
  });
  noteChange(lab);
}

/** Deletes a user whose row the transaction has locked, with all that keeps them signed in. */
export async function removeUser(
  tx: Transaction,
  where: Pick<LabLane, "lab"> & Partial<LabLane>,
  id: string,
): Promise<void> {
  await revokeAll(tx, where.lab, id);
  await tx.user.delete({ where: { id }, select: { id: true } });
  await logEvent(where, "account-deleted", {}, tx);
}

/**
 * Gives Alice an account again, a new one with the password that the lab shows.
 * @throws Problem `account-exists`
 */
export async function restoreAccount(lab: LabId): Promise<void> {
  const found = await getPrisma().lab.findUnique({ where: { id: lab }, select: { password: true } });
  if (!found) throw new Problem("unknown-lab");
  // Outside the transaction: hashing takes longer than all of it.
  const passwordHash = await hashPassword(found.password, hasherOf(lab));
  await getPrisma().$transaction(async (tx) => {
    // The second of two at the same moment finds the first one's row.
    const data = [{ labId: lab, ...alice, passwordHash }];
    const { count } = await tx.user.createMany({ data, skipDuplicates: true });
    if (count === 0) throw new Problem("account-exists");
    await logEvent({ lab }, "account-restored", {}, tx);
  });
}

/**
 * Bans Alice: all that keeps her signed in ends in the same transaction, for good, and she cannot sign
 * in until the ban is lifted. Tokens refer to nothing that could be struck, unless a defence was added.
 * @returns how many session rows were deleted
 * @throws Problem `no-account`
 */
export async function banAccount(lab: LabId): Promise<{ sessionsEnded: number }> {
  const { sessionsEnded } = await getPrisma().$transaction(async (tx) => {
    // Takes the row's lock: a sign-in that waits for it finds its password void, one that came first is ended here.
    const [user] = await tx.user.updateManyAndReturn({
      where: { labId: lab, email: alice.email },
      data: { bannedAt: new Date(), ...voidPassword() },
      select: { id: true },
    });
    if (!user) throw new Problem("no-account");
    const revoked = await revokeAll(tx, lab, user.id);
    await logEvent({ lab }, "account-banned", { sessionsEnded: revoked.sessionsEnded }, tx);
    return revoked;
  });
  noteChange(lab);
  return { sessionsEnded };
}

/**
 * Lets Alice sign in again. What the ban ended stays ended.
 * @throws Problem `no-account`
 */
export async function liftBan(lab: LabId): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const where = { labId: lab, email: alice.email };
    const { count } = await tx.user.updateMany({ where, data: { bannedAt: null } });
    if (count === 0) throw new Problem("no-account");
    await logEvent({ lab }, "ban-lifted", {}, tx);
  });
}
