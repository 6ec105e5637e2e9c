import "server-only";
import { lockUser } from "@/auth/sessions";
import { getPool, getPrisma, type Transaction } from "../db/database";
import { decodeWithoutVerifying } from "../evidence/decode-token";
import { refuse } from "../evidence/recorder";
import { isStorable } from "../text";
import { keep, noteChange, tellChange } from "./kept";
import type { LabId } from "./lab-id";
import type { LaneCookies } from "./lane";
import { isLimitedToOne } from "./session-limit";
import type { VerifiedUser } from "./verified-user";

/*
 * Two tables. One lists what was issued and may still be good: without it, sign-ins could be neither
 * named nor shown. The other lists what was denied, and is all that a check looks at. An entry goes from the
 * first to the second and never back, and leaves it when its token would have expired by itself.
 */

/**
 * Notes a sign-in by the id that the denylist will know it by, and denies the one that this jar had before
 * (OWASP ASVS 5.0, 7.2.4); every other of the user's, where one alone is allowed.
 *
 * The user's row is locked, as a password change locks it: either the change comes second and denies this
 * id, or it came first and the password that was verified is not the current one any more. A denylist by
 * user and time would have to compare two clocks for that.
 * @throws PasswordJustChanged
 */
export async function noteIssued(jar: LaneCookies, user: VerifiedUser, id: string): Promise<void> {
  const earlier = idsIn(jar.credential);
  await getPrisma().$transaction(async (tx) => {
    await lockUser(tx, user);
    if (await isLimitedToOne(tx, user.id)) await denyOthers(tx, user.id, jar.strategy);
    else if (earlier.length > 0) await deny(tx, user.id, earlier);
    await tx.issuedToken.create({
      data: {
        id,
        userId: user.id,
        strategy: jar.strategy,
        device: jar.device,
        expires: new Date(Date.now() + user.lifetime * 1000),
      },
      select: { id: true },
    });
  });
  noteChange(jar.lab);
}

/** Whether an id has been denied; if so, the request's evidence says that it was revoked. */
export async function isDenied(lab: LabId, id: string): Promise<boolean> {
  const denied = await keep(lab, `denied/${id}`, async () => {
    const { rows } = await getPool().query(`SELECT 1 FROM "DeniedToken" WHERE "id" = $1`, [id]);
    return rows.length > 0;
  });
  if (denied) refuse("revoked");
  return denied;
}

/**
 * Denies one id of a user's. Within a transaction, the caller calls `noteChange` once it has committed.
 * @returns whether it was listed, and is denied now
 */
export async function denyToken(
  lab: LabId,
  userId: string,
  id: string,
  client: Pick<Transaction, "$executeRaw"> = getPrisma(),
): Promise<boolean> {
  const isDenied = (await deny(client, userId, [id])) > 0;
  noteChange(lab);
  return isDenied;
}

/**
 * Milliseconds that a sign-in counts beyond the end that the list knows: that is written before the token is
 * signed, and its `exp` is in whole seconds.
 */
export const denialMargin = 60_000;

/** Denies all that was issued to a user and has not expired. @returns how many */
export function denyAll(tx: Pick<Transaction, "$executeRaw">, userId: string): Promise<number> {
  return tx.$executeRaw`
    WITH ended AS (DELETE FROM "IssuedToken" WHERE "userId" = ${userId} RETURNING "id", "expires")
    INSERT INTO "DeniedToken" ("id", "expires") SELECT "id", "expires" FROM ended WHERE "expires" > ${new Date(Date.now() - denialMargin)}`;
}

/**
 * Extends a listed sign-in, whose token is about to be issued again.
 * @param lifetime seconds from now
 * @param latest seconds since the epoch, beyond which that token will not last
 * @returns whether it is still listed: if not, it has been denied meanwhile
 */
export async function extendIssued(
  id: string,
  lifetime: number,
  latest = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  const end = Math.min(Date.now() + lifetime * 1000, latest * 1000);
  const { count } = await getPrisma().issuedToken.updateMany({
    where: { id },
    data: { expires: new Date(end) },
  });
  return count > 0;
}

async function denyOthers(tx: Transaction, userId: string, strategy: string): Promise<void> {
  const issued = await tx.issuedToken.findMany({ where: { userId, strategy }, select: { id: true } });
  const ids = issued.map(({ id }) => id);
  if (ids.length > 0) await deny(tx, userId, ids);
}

/** In one statement, so that of two who deny the same at the same moment one finds it. */
async function deny(tx: Pick<Transaction, "$executeRaw">, userId: string, ids: string[]): Promise<number> {
  const count = await tx.$executeRaw`
    WITH ended AS (DELETE FROM "IssuedToken" WHERE "id" = ANY(${ids}) AND "userId" = ${userId} RETURNING "id", "expires")
    INSERT INTO "DeniedToken" ("id", "expires") SELECT "id", "expires" FROM ended`;
  if (count > 0) await tellChange(tx, userId);
  return count;
}

/** What a cookie says of itself, unverified: it only ever ends something of the user who just signed in. */
function idsIn(credential: string | null): string[] {
  const claims = decodeWithoutVerifying(credential ?? "")?.claims;
  return [claims?.sid, claims?.jti].filter((id): id is string => typeof id === "string" && isStorable(id));
}
