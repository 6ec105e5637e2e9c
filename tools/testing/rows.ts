import { getPool } from "../../lib/db/database";
import { unrecorded } from "../../lib/evidence/recorder";
import type { LabId } from "../../lib/lab/lab-id";

/** What lies in the tables for one lab, asked past the code that is being tested. */
export function query<T>(text: string, ...values: unknown[]): Promise<T[]> {
  return unrecorded(async () => (await getPool().query<T & object>(text, values)).rows);
}

type SessionRow = { id: string; sessionToken: string; strategy: string; device: string; expires: Date };

export function sessionRows(lab: LabId): Promise<SessionRow[]> {
  return query(
    `SELECT s.* FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE u."labId" = $1 ORDER BY s."createdAt"`,
    lab,
  );
}

export async function passwordHash(lab: LabId): Promise<string> {
  const [row] = await query<{ passwordHash: string }>(
    `SELECT "passwordHash" FROM "User" WHERE "labId" = $1`,
    lab,
  );
  return row?.passwordHash ?? "";
}

const tables = ["User", "Session", "Device", "Event", "CheckRun"] as const;

/** How many rows each table holds for a lab. */
export async function countRows(lab: LabId): Promise<Record<(typeof tables)[number] | "Lab", number>> {
  const [counts] = await query<Record<(typeof tables)[number] | "Lab", number>>(
    `SELECT (SELECT count(*)::int FROM "Lab" WHERE id = $1) AS "Lab",
            (SELECT count(*)::int FROM "User" WHERE "labId" = $1) AS "User",
            (SELECT count(*)::int FROM "Session" s JOIN "User" u ON u.id = s."userId" WHERE u."labId" = $1) AS "Session",
            (SELECT count(*)::int FROM "Device" WHERE "labId" = $1) AS "Device",
            (SELECT count(*)::int FROM "Event" WHERE "labId" = $1) AS "Event",
            (SELECT count(*)::int FROM "CheckRun" WHERE "labId" = $1) AS "CheckRun"`,
    lab,
  );
  if (!counts) throw new Error("A SELECT without FROM has one row.");
  return counts;
}
