import "server-only";
import type { Transaction } from "../db/database";
import { unrecorded } from "../evidence/recorder";
import type { LabId } from "./lab-id";

/** On which the instances tell each other that a class has news. */
export const classChannel = "class";

/**
 * Where the lab is a class in a round: what is done in this transaction is the round's act, whoever does it and
 * wherever, on the wall or on the board. It belongs last into the transaction: a phone that is signed in later is
 * signed in after the act.
 */
export function noteAct(tx: Pick<Transaction, "$executeRaw" | "$queryRaw">, lab: LabId): Promise<void> {
  return unrecorded(async () => {
    const acted = await tx.$executeRaw`
    WITH class AS (
      UPDATE "Class" SET "version" = "version" + 1 WHERE "labId" = ${lab} AND "round" > 0 RETURNING "labId", "round")
    UPDATE "Round" r SET "actedAt" = ${new Date()}, "actingAt" = COALESCE(r."actingAt", now())
      FROM class WHERE r."labId" = class."labId" AND r."number" = class."round" AND r."actedAt" IS NULL`;
    if (acted > 0) await tx.$queryRaw`SELECT pg_notify(${classChannel}, ${lab})::text`;
  });
}
