import "server-only";
import { CredentialsSignin } from "next-auth";
import { lockUser } from "@/auth/sessions";
import type { VerifiedUser } from "@/auth/user";
import type { Transaction } from "../db/database";

/** Who proved to be whom they say, and may not sign in all the same. */
export class AccountBanned extends CredentialsSignin {
  override code = "account-banned";
}

/**
 * Locks the row of a user who is signing in. A ban takes the same lock as a password change does.
 * @throws PasswordJustChanged or AccountBanned
 */
export async function lockAccount(
  tx: Pick<Transaction, "$queryRaw">,
  user: Pick<VerifiedUser, "id" | "passwordVersion">,
): Promise<void> {
  await lockUser(tx, user);
  const banned = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM "User" WHERE "id" = ${user.id} AND "bannedAt" IS NOT NULL`;
  if (banned.length > 0) throw new AccountBanned();
}
