import "server-only";
import type { CookieJar } from "../auth/cookie-jar";
import { hashSessionToken } from "../auth/session-token";
import { getPool } from "../db/database";

const statement = `SELECT * FROM "Session" WHERE "sessionToken" = $1`;

/** The row behind a jar's session cookie as it lies in the table, or `null` when there is none. */
export async function readSessionRow(jar: CookieJar): Promise<Record<string, unknown> | null> {
  if (jar.strategy !== "database" || jar.credential === null) return null;
  const { rows } = await getPool().query(statement, [hashSessionToken(jar.credential)]);
  return rows[0] ?? null;
}
