import "server-only";
import { lockUser } from "@/auth/sessions";
import { randomId } from "@/auth/tokens";
import { getPrisma, type Transaction } from "../db/database";
import { hashOf } from "../secrets";
import type { LaneCookies } from "./lane";
import { createRefreshToken } from "./refresh-token";
import { isLimitedToOne } from "./session-limit";
import type { VerifiedUser } from "./verified-user";

/** A sign-in whose refresh tokens follow one another. */
export type Family = { id: string; expires: Date };

/**
 * Begins a family: a sign-in, and all the refresh tokens that will follow from it. Ends the one that this
 * user had in this jar before (OWASP ASVS 5.0, 7.2.4), and every other where one alone is allowed.
 * @throws PasswordJustChanged
 */
export async function startFamily(
  jar: LaneCookies,
  user: VerifiedUser,
): Promise<{ family: Family; refreshToken: string }> {
  const family = { id: randomId(), expires: new Date(Date.now() + user.lifetime * 1000) };
  const refreshToken = createRefreshToken();
  await getPrisma().$transaction(async (tx) => {
    await lockUser(tx, user);
    if (await isLimitedToOne(tx, user.id)) {
      await revokeFamilies(tx, user.id, ofStrategy({ bound: user.thumbprint !== undefined }));
    } else if (jar.refreshToken) {
      await revokeFamilyOf(tx, jar.refreshToken, { id: user.id });
    }
    await tx.refreshFamily.create({
      data: {
        ...family,
        userId: user.id,
        device: jar.device,
        grace: user.grace ?? 0,
        thumbprint: user.thumbprint ?? null,
        tokens: { create: { hash: hashOf(refreshToken) } },
      },
      select: { id: true },
    });
  });
  return { family, refreshToken };
}

/**
 * Ends the family of the jar's refresh token, at sign-out.
 * @returns whether it was alive
 */
export async function endFamily(jar: LaneCookies): Promise<boolean> {
  return (
    jar.refreshToken !== null && (await revokeFamilyOf(getPrisma(), jar.refreshToken, { labId: jar.lab })) > 0
  );
}

type Families = Pick<Transaction, "refreshFamily">;

/** @param owner whose family alone may be ended: another's token can lie in the same browser */
async function revokeFamilyOf(
  { refreshFamily }: Families,
  token: string,
  owner: { id: string } | { labId: string },
): Promise<number> {
  const { count } = await refreshFamily.updateMany({
    where: { tokens: { some: { hash: hashOf(token) } }, user: owner, ...alive() },
    data: { revokedAt: new Date() },
  });
  return count;
}

/**
 * Ends the sign-ins of a user.
 * @param which all of them, if nothing is said
 * @returns how many were alive
 */
export async function revokeFamilies(
  { refreshFamily }: Families,
  userId: string,
  which: Partial<ReturnType<typeof ofStrategy>> = {},
): Promise<number> {
  const { count } = await refreshFamily.updateMany({
    where: { userId, ...which, ...alive() },
    data: { revokedAt: new Date() },
  });
  return count;
}

/** Of the two strategies that have refresh tokens, one binds its families to a key and the other binds none. */
export function ofStrategy({ bound }: { bound: boolean }) {
  return { thumbprint: bound ? { not: null } : null };
}

function alive() {
  return { revokedAt: null, expires: { gt: new Date() } };
}
