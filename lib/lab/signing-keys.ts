import "server-only";
import { createHmac, type webcrypto } from "node:crypto";
import { errors } from "jose";
import { z } from "zod";
import { lockUser } from "@/auth/sessions";
import { importKey } from "@/auth/tokens";
import type { VerifiedUser } from "@/auth/user";
import { getPool, getPrisma, type Transaction } from "../db/database";
import { listen } from "../db/notifications";
import { getEnv } from "../env";
import { Problem } from "../errors";
import { deriveKey } from "../keys";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import type { LabId } from "./lab-id";
import { mostKept } from "./most-kept";

/** The generations of a lab's key that are accepted. The newest one signs. */
export type KeyRange = { oldest: number; newest: number };

/** What becomes of the tokens under the old key: they go on until they expire, or end at once. */
export type OldKey = "kept" | "dropped";

/**
 * Milliseconds for which a verifier relies on the range that it last saw: only the first check in five
 * seconds costs SQL. A rotation takes effect at once in the process that made it, and in every other as soon
 * as it hears of it, or within five seconds where it cannot hear. If by then the database is gone, a check
 * has no answer.
 */
export const rangeLifetime = 5_000;

type Known = KeyRange & { seenAt: number };

const known = singleton("key-ranges", () => new RecentMap<LabId, Known>(mostKept.labsInMemory));

/**
 * The key for the `kid` of a token that came.
 * @param kid of a header that is not verified yet: it can be anything that JSON can hold
 * @throws JWKSNoMatchingKey when it is none of those accepted
 */
export async function acceptedKey(lab: LabId, kid: unknown): Promise<webcrypto.CryptoKey> {
  const generation = typeof kid === "string" && /^[1-9]\d{0,8}$/.test(kid) ? Number(kid) : 0;
  let range = currentlyKnown(lab);
  // A generation that is still to come has been made by another process, and is worth a look.
  if (!range || generation > range.newest) range = await readRange(lab);
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
  rememberRange(lab, range);
  const kid = String(range.newest);
  return { kid, key: await keyFor(lab, kid) };
}

/** What the instances tell each other of keys. */
const channel = "key-range";
const notice = z.tuple([z.string(), z.int(), z.int()]);

/**
 * Replaces a lab's key, and tells the other instances as the transaction ends. This one is not told by
 * that: the caller calls `rememberRange` once the transaction has committed.
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
    SELECT oldest, newest, pg_notify(${channel}, json_build_array("id", oldest, newest)::text)::text FROM rotated`;
  if (!range) throw new Problem("unknown-lab");
  const { oldest, newest } = range;
  return { oldest, newest };
}

/** Follows the rotations that other instances make. @returns stops */
export function hearRotations(): () => Promise<void> {
  const hear = (payload: string) => {
    const [lab, oldest, newest] = notice.parse(JSON.parse(payload));
    rememberRange(lab as LabId, { oldest, newest });
  };
  return listen(channel, { hear, begin: () => known.deleteWhere(() => true) }, getEnv().DATABASE_URL);
}

/** A slow answer does not bring back what a later one replaced: generations only grow. */
export function rememberRange(lab: LabId, { oldest, newest }: KeyRange): void {
  const before = known.get(lab);
  if (before && (before.newest > newest || before.oldest > oldest)) return;
  known.set(lab, { oldest, newest, seenAt: Date.now() });
}

function currentlyKnown(lab: LabId): KeyRange | null {
  const range = known.get(lab);
  return range && Date.now() - range.seenAt < rangeLifetime ? range : null;
}

const selectRange = `SELECT "oldestKey" AS oldest, "newestKey" AS newest FROM "Lab" WHERE "id" = $1`;

async function readRange(lab: LabId): Promise<KeyRange | null> {
  const { rows } = await getPool().query<KeyRange>(selectRange, [lab]);
  const [range] = rows;
  if (range) rememberRange(lab, range);
  return range ?? null;
}
