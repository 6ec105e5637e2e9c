import "server-only";
import { getPool } from "../db/database";
import { keep } from "./kept";
import type { LabId } from "./lab-id";

/** What can be known of a user's password without it. */
export type PasswordState = {
  /** How often it was changed or made void. */
  version: number;
  /** When it was last; `null`: it is the first. */
  changedAt: Date | null;
};

const select = `SELECT "passwordVersion" AS version, "passwordChangedAt" AS "changedAt" FROM "User" WHERE "id" = $1 AND "labId" = $2`;

/** @returns `null` when the lab has no such user. A ban, too, has made the password void. */
export function readPasswordState(lab: LabId, userId: string): Promise<PasswordState | null> {
  return keep(lab, `password/${userId}`, async () => {
    const { rows } = await getPool().query<PasswordState>(select, [userId, lab]);
    return rows[0] ?? null;
  });
}
