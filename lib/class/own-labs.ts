import "server-only";
import { getPool, getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { labPath } from "../lab/lab-path";
import { createLab, deleteLab } from "../lab/labs";
import { phoneSlug } from "../lab/phones";
import { phonePath } from "./phone-cookie";

/** A lab that the holder of a phone has opened, and the challenges that were found solved there, in that order. */
export type OwnLab = { phone: number; solved: string[] };

/** Where a lab of one's own begins: with what there is to solve. */
export function ownLabUrl(own: string): string {
  return `${labPath(own)}/challenges`;
}

const keep = `
  UPDATE "Phone" p SET "ownLabId" = $3 FROM "Class" c
   WHERE c."labId" = p."labId" AND c."ownLabs" AND p."labId" = $1 AND p."number" = $2
     AND p."ownLabId" IS NULL AND p."removedAt" IS NULL`;

/**
 * Opens a lab of its own for the holder of a phone, or finds the one that was opened before: of two taps at the same
 * moment both lead to one lab.
 * @param admit lets another lab be made, or throws
 * @throws Problem `no-own-labs`, and what `admit` throws
 */
export async function openOwnLab(lab: LabId, number: number, admit: () => Promise<void>): Promise<LabId> {
  const before = await find(lab, number);
  if (before.own) return before.own;
  if (!before.allowed) throw new Problem("no-own-labs");
  await admit();
  // Its password takes a while to hash, so nothing is locked meanwhile.
  const { id } = await createLab();
  const { rowCount } = await getPool().query(keep, [lab, number, id]);
  if (rowCount === 1) return id;
  await deleteLab(id);
  const { own } = await find(lab, number);
  if (!own) throw new Problem("no-own-labs");
  return own;
}

const look = `
  SELECT p."ownLabId" AS "own", c."ownLabs" AS "allowed"
    FROM "Phone" p JOIN "Class" c ON c."labId" = p."labId" WHERE p."labId" = $1 AND p."number" = $2`;

type Found = { own: LabId | null; allowed: boolean };

/** In one statement, so that the class cannot go between the phone and itself. */
async function find(lab: LabId, number: number): Promise<Found> {
  const { rows } = await getPool().query<Found>(look, [lab, number]);
  return rows[0] ?? { own: null, allowed: false };
}

const read = `
  SELECT p."number" AS "phone",
         COALESCE(array_agg(t."challenge" ORDER BY t."solvedAt") FILTER (WHERE t."solvedAt" IS NOT NULL), '{}') AS "solved"
    FROM "Phone" p LEFT JOIN "ChallengeTry" t ON t."labId" = p."ownLabId"
   WHERE p."labId" = $1 AND p."ownLabId" IS NOT NULL AND p."removedAt" IS NULL
   GROUP BY p."number" ORDER BY p."number"`;

/** All that a class knows of its phones' own labs. */
export async function readOwnLabs(lab: LabId): Promise<OwnLab[]> {
  return (await getPool().query<OwnLab>(read, [lab])).rows;
}

/** The page of the phone whose holder has opened a lab; `null` for a lab that was opened in no class. */
export async function phonePageOf(own: LabId): Promise<string | null> {
  const phone = await getPrisma().phone.findUnique({
    where: { ownLabId: own },
    select: { labId: true, number: true },
  });
  return phone && phonePath(phone.labId as LabId, phoneSlug(phone.number));
}
