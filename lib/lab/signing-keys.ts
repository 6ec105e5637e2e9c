import "server-only";
import { createHmac, type webcrypto } from "node:crypto";
import { errors } from "jose";
import { lockUser } from "@/auth/sessions";
import { importKey } from "@/auth/tokens";
import type { VerifiedUser } from "@/auth/user";
import { getPool, getPrisma, type Transaction } from "../db/database";
import { Problem } from "../errors";
import { deriveKey } from "../keys";
import { changes, keep } from "./kept";
import type { LabId } from "./lab-id";

/** The generations of a lab's key that are accepted. The newest one signs. */
export type KeyRange = { oldest: number; newest: number };

/** What becomes of the tokens under the old key: they go on until they expire, or end at once. */
export type OldKey = "kept" | "dropped";

/**
 * The key for the `kid` of a token that came.
 * @param kid of a header that is not verified yet: it can be anything that JSON can hold
 * @throws JWKSNoMatchingKey when it is none of those accepted
 */
export async function acceptedKey(lab: LabId, kid: unknown): Promise<webcrypto.CryptoKey> {
  const generation = typeof kid === "string" && /^[1-9]\d{0,8}$/.test(kid) ? Number(kid) : 0;
  const range = await keep(lab, "keys", () => readRange(lab));
  if (!range || generation < range.oldest || generation > range.newest) throw new errors.JWKSNoMatchingKey();
  return keyFor(lab, String(generation));
}

/** Derived, so that nothing that signs lies in the table: only how often it was replaced. */
export function keyFor(lab: LabId, kid: string): Promise<webcrypto.CryptoKey> {
  const bits = createHmac("sha256", deriveKey("jwt-rotate")).update(`${lab}/${kid}`).digest();
  return importKey(bits);
}

/**
 * The key for a new sign-in, read while the user's row is locked: a password change that comes second
 * drops this key, and one that came first is noticed. So is a ban.
 * @throws PasswordJustChanged, or Problem `unknown-lab`
 */
export async function keyToSignWith(
  lab: LabId,
  user: VerifiedUser,
): Promise<{ kid: string; key: webcrypto.CryptoKey }> {
  const [range] = await getPrisma().$transaction(async (tx) => {
    await lockUser(tx, user);
    return tx.$queryRaw<
      KeyRange[]
    >`SELECT "oldestKey" AS oldest, "newestKey" AS newest FROM "Lab" WHERE "id" = ${lab}`;
  });
  if (!range) throw new Problem("unknown-lab");
  const kid = String(range.newest);
  return { kid, key: await keyFor(lab, kid) };
}

/**
 * Replaces a lab's key. The caller calls `noteChange` once the transaction has committed.
 * @param oldKey whether tokens under the key so far remain good
 * @throws Problem `unknown-lab`
 */
export async function rotateKey(
  tx: Pick<Transaction, "$queryRaw">,
  lab: LabId,
  oldKey: OldKey,
): Promise<KeyRange> {
  const [range] = await tx.$queryRaw<KeyRange[]>`
    WITH rotated AS (
      UPDATE "Lab" SET "newestKey" = "newestKey" + 1,
             "oldestKey" = CASE WHEN ${oldKey === "kept"} THEN "oldestKey" ELSE "newestKey" + 1 END
       WHERE "id" = ${lab} RETURNING "id", "oldestKey" AS oldest, "newestKey" AS newest)
    SELECT oldest, newest, pg_notify(${changes}, "id" || ' ' || ${String(Date.now())})::text FROM rotated`;
  if (!range) throw new Problem("unknown-lab");
  const { oldest, newest } = range;
  return { oldest, newest };
}

const selectRange = `SELECT "oldestKey" AS oldest, "newestKey" AS newest FROM "Lab" WHERE "id" = $1`;

async function readRange(lab: LabId): Promise<KeyRange | null> {
  const { rows } = await getPool().query<KeyRange>(selectRange, [lab]);
  return rows[0] ?? null;
}
