import "server-only";
import { getPool } from "../db/database";
import type { CookieJar } from "../device/cookie-jar";
import { hashSessionToken } from "../device/session-token";

const statement = `SELECT s.* FROM "Session" s JOIN "User" u ON u.id = s."userId"
 WHERE s."sessionToken" = $1 AND u."labId" = $2`;

/** The row behind a jar's session cookie as it lies in the table, or `null` when there is none. */
export async function readSessionRow(jar: CookieJar): Promise<Record<string, unknown> | null> {
  if (!jar.rules.hasRow || jar.credential === null) return null;
  const { rows } = await getPool().query(statement, [hashSessionToken(jar.credential), jar.lab]);
  return rows[0] ?? null;
}
