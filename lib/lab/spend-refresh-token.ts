import "server-only";
import type { Transaction } from "../db/database";
import { refuse } from "../evidence/recorder";
import { hashOf } from "../secrets";
import { logEvent } from "./events";
import type { LabLane } from "./lane";
import type { Family } from "./refresh-family";
import { successorOf } from "./refresh-token";
import type { Role } from "./role";
import { type Proof, spendProof } from "./spend-proof";

type Owner = { id: string; email: string; name: string; role: Role };
/** What a refresh token was exchanged for. */
export type Grant = { family: Family; owner: Owner; successor: string };

/**
 * Uses a refresh token up, after the checks in their order. Whoever comes second with the same family waits
 * at the lock.
 * @param proof of the key that the sign-in is bound to, already verified; `null` where none is asked for
 * @returns `null` with the reason noted in the request's evidence
 */
export async function spend(
  tx: Transaction,
  lane: LabLane,
  token: string,
  now: Date,
  proof: Proof | null,
): Promise<Grant | null> {
  const found = await lockFamily(tx, hashOf(token));
  if (!found) return refuse("unknown-token");
  if (found.labId !== lane.lab) return refuse("wrong-audience");
  // Before anything is used up or ended: who cannot prove to be the device must not put it out.
  if (found.thumbprint !== (proof?.thumbprint ?? null)) return refuse(proof ? "bad-proof" : "proof-missing");
  if (proof && !(await spendProof(tx, proof))) return refuse("proof-replayed");
  if (found.revokedAt) return refuse("revoked");
  // The last second is too short for an access token, which counts in whole ones.
  if (found.expires.getTime() - now.getTime() < 1000) return refuse("expired");
  const successor = successorOf(token);
  const { familyId, expires, grace, userId, email, name, role } = found;
  const grant = { family: { id: familyId, expires }, owner: { id: userId, email, name, role }, successor };
  if (await replace(tx, token, successor, now)) return grant;
  if (await isWithinGrace(tx, token, successor, new Date(now.getTime() - grace * 1000))) return grant;
  // Used before: one of the two who held it is a thief, and nobody can say which one.
  await tx.refreshFamily.update({ where: { id: familyId }, data: { revokedAt: now }, select: { id: true } });
  await logEvent(lane, "refresh-token-reused", {}, tx);
  return refuse("reused");
}

type Locked = {
  familyId: string;
  expires: Date;
  revokedAt: Date | null;
  grace: number;
  thumbprint: string | null;
  labId: string;
  userId: string;
  email: string;
  name: string;
  role: Role;
};

/**
 * A password change writes the family's row too. So either it waits and revokes what this refresh leaves,
 * or it came first, and the row that is read after waiting says so.
 */
async function lockFamily(tx: Transaction, hash: string): Promise<Locked | undefined> {
  const [locked] = await tx.$queryRaw<Locked[]>`
    SELECT f."id" AS "familyId", f."expires", f."revokedAt", f."grace", f."thumbprint", u."labId", u."id" AS "userId",
           u."email", u."name", u."role"
      FROM "RefreshFamily" f
      JOIN "RefreshToken" t ON t."familyId" = f."id"
      JOIN "User" u ON u."id" = f."userId"
     WHERE t."hash" = ${hash} FOR UPDATE OF f`;
  return locked;
}

/** @returns whether the token had not been used before, and has been replaced by its successor now */
async function replace(tx: Transaction, token: string, successor: string, now: Date): Promise<boolean> {
  const replaced = await tx.$executeRaw`
    WITH used AS (
      UPDATE "RefreshToken" SET "usedAt" = ${now}
       WHERE "hash" = ${hashOf(token)} AND "usedAt" IS NULL RETURNING "familyId")
    INSERT INTO "RefreshToken" ("hash", "familyId") SELECT ${hashOf(successor)}, "familyId" FROM used`;
  return replaced === 1;
}

/** Only while the successor has not been used in its turn: later, nobody honest has a use for this one. */
async function isWithinGrace(tx: Transaction, token: string, successor: string, since: Date) {
  const within = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "RefreshToken" used, "RefreshToken" next
     WHERE used."hash" = ${hashOf(token)} AND used."usedAt" > ${since}
       AND next."hash" = ${hashOf(successor)} AND next."usedAt" IS NULL`;
  return within.length > 0;
}
