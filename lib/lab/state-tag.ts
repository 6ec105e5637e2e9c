import "server-only";
import { createHash } from "node:crypto";
import { getPool } from "../db/database";
import { flushChecks } from "./check-log";
import type { LabId } from "./lab-id";

// A row's xmin is the transaction that wrote it last: it changes with whatever the row holds. Events and
// devices are only ever added, and of runs of checks the latest grows.
const selectTag = `SELECT concat_ws('/', l.xmin,
    (SELECT string_agg(u.xmin::text, ' ' ORDER BY u."id") FROM "User" u WHERE u."labId" = l."id"),
    (SELECT count(*) FROM "Device" d WHERE d."labId" = l."id"),
    (SELECT max(e."id") FROM "Event" e WHERE e."labId" = l."id"),
    (SELECT concat_ws(' ', count(*), sum(c."count"), max(c."lastAt")) FROM "CheckRun" c WHERE c."labId" = l."id" AND c."device" !~ '^(phone|thief)-')) AS tag
  FROM "Lab" l WHERE l."id" = $1`;

/** @returns an entity tag (RFC 9110, section 8.8.3) of all that `readState` reads, in one statement; `null` without such a lab */
export async function readStateTag(id: LabId): Promise<string | null> {
  await flushChecks();
  const { rows } = await getPool().query<{ tag: string }>(selectTag, [id]);
  const [row] = rows;
  return row ? `"${createHash("sha256").update(row.tag).digest("base64url").slice(0, 22)}"` : null;
}
