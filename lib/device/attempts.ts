import "server-only";
import { getPool } from "../db/database";
import { Problem } from "../errors";
import { unrecorded } from "../evidence/recorder";
import { guessKey } from "../guess-key";
import type { CookieJar } from "./cookie-jar";

/** Wrong passwords in a row that cost no wait. After them it is a second, and twice as long each time. */
export const freeAttempts = 20;
/** Milliseconds. */
export const longestWait = 60_000;
/** Milliseconds without an attempt after which the count begins anew. */
const memory = 15 * 60_000;

/**
 * Verifies a password, unless too many wrong ones came before (OWASP ASVS 5.0, 6.3.1). They are counted for an
 * account and a visitor together: guessing from one address does not keep out a user who comes from another, and a
 * lab's owners are told by their cookie, so that a neighbour behind the same address cannot keep them out. They lie
 * in a table, because the next guess may reach another instance; its statements are the lab's, and no evidence.
 * @throws Problem `too-many-attempts`, with the seconds after which the next one counts
 */
export async function attempt(
  { lab, visitor }: Pick<CookieJar, "lab" | "visitor">,
  email: string,
  verify: () => Promise<boolean>,
): Promise<boolean> {
  const key = guessKey("password", lab, email, visitor());
  const isKnown = await unrecorded(() => begin(key));
  if (await verify()) {
    if (isKnown) await unrecorded(() => forget(key));
    return true;
  }
  await unrecorded(() => noteFailure(key));
  return false;
}

type Failures = { count: number; waitUntil: Date };

/** @returns whether there were wrong ones before */
async function begin(key: string): Promise<boolean> {
  const found = await recentFailures(key);
  if (!found) return false;
  if (found.count < freeAttempts) return true;
  // Set before the verification: of many at the same moment one goes through.
  const { rowCount } = await getPool().query(
    `UPDATE "WrongGuesses" SET "waitUntil" = $2 WHERE "key" = $1 AND "waitUntil" <= $3`,
    [key, nextAttempt(found.count), new Date()],
  );
  if (rowCount) return true;
  const wait = ((await recentFailures(key)) ?? found).waitUntil.getTime() - Date.now();
  throw new Problem("too-many-attempts", undefined, { retryAfter: Math.max(1, Math.ceil(wait / 1000)) });
}

async function recentFailures(key: string): Promise<Failures | null> {
  const { rows } = await getPool().query<Failures>(
    `SELECT "count", "waitUntil" FROM "WrongGuesses" WHERE "key" = $1 AND "expires" > $2`,
    [key, new Date()],
  );
  return rows[0] ?? null;
}

async function noteFailure(key: string): Promise<void> {
  const now = Date.now();
  const { rows } = await getPool().query<{ count: number }>(
    `INSERT INTO "WrongGuesses" AS old ("key", "count", "waitUntil", "expires") VALUES ($1, 1, $2, $3)
     ON CONFLICT ("key") DO UPDATE SET "expires" = excluded."expires",
       "count" = CASE WHEN old."expires" > $2 THEN old."count" + 1 ELSE 1 END
     RETURNING "count"`,
    [key, new Date(now), new Date(now + memory)],
  );
  const [{ count } = { count: 0 }] = rows;
  if (count < freeAttempts) return;
  await getPool().query(`UPDATE "WrongGuesses" SET "waitUntil" = $2 WHERE "key" = $1 AND "count" = $3`, [
    key,
    nextAttempt(count),
    count,
  ]);
}

async function forget(key: string): Promise<void> {
  await getPool().query(`DELETE FROM "WrongGuesses" WHERE "key" = $1`, [key]);
}

/** @returns when the attempt after so many wrong ones may be made */
function nextAttempt(count: number): Date {
  return new Date(Date.now() + Math.min(1000 * 2 ** (count - freeAttempts), longestWait));
}
