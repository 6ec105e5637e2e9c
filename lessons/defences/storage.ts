import "server-only";
import { getPool } from "@/lib/db/database";
import { unrecorded } from "@/lib/evidence/recorder";
import type { LabId } from "@/lib/lab/lab-id";

const tables = [
  `SELECT pg_column_size(u.*) AS bytes FROM "User" u WHERE u."labId" = $1`,
  `SELECT pg_column_size(s.*) FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE u."labId" = $1`,
  `SELECT pg_column_size(f.*) FROM "RefreshFamily" f JOIN "User" u ON u."id" = f."userId" WHERE u."labId" = $1`,
  `SELECT pg_column_size(t.*) FROM "RefreshToken" t JOIN "RefreshFamily" f ON f."id" = t."familyId"
     JOIN "User" u ON u."id" = f."userId" WHERE u."labId" = $1`,
  `SELECT pg_column_size(i.*) FROM "IssuedToken" i JOIN "User" u ON u."id" = i."userId" WHERE u."labId" = $1`,
];

const selectBytes = `SELECT coalesce(sum(bytes), 0)::int AS bytes FROM (${tables.join(" UNION ALL ")}) AS rows`;

/** Bytes of all that the tables hold about who is signed in, in one lab. */
export async function storedBytes(lab: LabId): Promise<number> {
  const { rows } = await unrecorded(() => getPool().query<{ bytes: number }>(selectBytes, [lab]));
  return rows[0]?.bytes ?? 0;
}
