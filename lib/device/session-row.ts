import "server-only";
import { getPool } from "../db/database";
import { sessionHash } from "../lab/session-hash";
import type { CookieJar } from "./cookie-jar";

const statement = `SELECT * FROM "Session" WHERE "sessionToken" = $1`;

/** The row behind a jar's session cookie as it lies in the table, or `null` when there is none. */
export async function readSessionRow(jar: CookieJar): Promise<Record<string, unknown> | null> {
  if (!jar.rules.hasRow || jar.credential === null) return null;
  const { rows } = await getPool().query(statement, [sessionHash(jar.lab, jar.credential)]);
  return rows[0] ?? null;
}
