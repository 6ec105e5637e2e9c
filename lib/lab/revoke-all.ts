import "server-only";
import { endSessions } from "@/auth/sessions";
import type { Transaction } from "../db/database";
import { denyAll } from "./denylist";
import type { LabId } from "./lab-id";
import { revokeFamilies } from "./refresh-family";
import { rotateKey } from "./signing-keys";

/** What ended on the server with a password or an account. */
export type Revoked = {
  /** Rows of database sessions that were deleted. */
  sessionsEnded: number;
  /** Refresh token families that were revoked. */
  familiesRevoked: number;
  /** Tokens that were put on the denylist. */
  tokensDenied: number;
};

/**
 * Ends all that was begun in a user's name, as far as each strategy can. Under `jwt` that is nothing; what
 * `jwt-version` needs is counted up with the password itself. It belongs into the transaction of the change,
 * which has locked the user's row: a sign-in at the same moment waits for it, or is found by it.
 */
export async function revokeAll(tx: Transaction, lab: LabId, userId: string): Promise<Revoked> {
  return { sessionsEnded: await endSessions(tx, userId), ...(await revokeRest(tx, lab, userId)) };
}

/** The same without the sessions, which auth/ ends with a password itself. */
export async function revokeRest(
  tx: Transaction,
  lab: LabId,
  userId: string,
): Promise<Omit<Revoked, "sessionsEnded">> {
  const familiesRevoked = await revokeFamilies(tx, userId);
  const tokensDenied = await denyAll(tx, userId);
  // Kept, the old key would go on verifying the thief's token too.
  await rotateKey(tx, lab, "dropped");
  return { familiesRevoked, tokensDenied };
}

/**
 * For the user's own row, beside `revokeAll`: the password stays, and counts as another from now on. So
 * tokens that name the number of the old one, or are older, are refused for good.
 */
export function voidPassword() {
  return { passwordVersion: { increment: 1 }, passwordChangedAt: new Date() };
}
