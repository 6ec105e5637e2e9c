import "server-only";
import { getPool } from "../db/database";
import type { CookieJar } from "./cookie-jar";

const statement = `SELECT * FROM "Session" WHERE "sessionToken" = $1 AND "strategy" = $2
   AND "userId" IN (SELECT "id" FROM "User" WHERE "labId" = $3)`;

/** The row behind a jar's session cookie as it lies in the table, or `null` when there is none. */
export async function readSessionRow(jar: CookieJar): Promise<Record<string, unknown> | null> {
  const { rules, lab, strategy, credential } = jar;
  if (!rules.hasRow || !rules.list || credential === null) return null;
  const { rows } = await getPool().query(statement, [rules.list.keyOf(jar), strategy, lab]);
  return rows[0] ?? null;
}
