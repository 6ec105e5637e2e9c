import "server-only";
import { t } from "@/lib/language/texts";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { announce, hearNews } from "./pulse";
import { lockRound, type Round } from "./rounds";

/**
 * Takes the act of the current round, so that of two who press at the same moment one does it. From now on guesses
 * are fixed. One that was begun half a minute ago and never ended, because the server was stopped, can be taken
 * again.
 * @throws Problem `already-acted`, and as `lockRound`; `round-over` in the lobby, where there is nothing to do
 */
export async function claimAct(lab: LabId, seen?: number): Promise<Round> {
  return getPrisma().$transaction(async (tx) => {
    const round = await lockRound(lab, tx, seen);
    if (round.number === 0) throw new Problem("round-over", t("No round has begun."));
    const claimed = await tx.$executeRaw`
      UPDATE "Round" SET "actingAt" = now() WHERE "labId" = ${lab} AND "number" = ${round.number} AND "actedAt" IS NULL
         AND ("actingAt" IS NULL OR "actingAt" < now() - interval '30 seconds')`;
    if (claimed === 0) throw new Problem("already-acted");
    return round;
  });
}

/**
 * Notes that it has been done. A password change notes that itself, within its transaction.
 * @param target the phone that it was done to, where it was done to one
 */
export async function finishAct(lab: LabId, round: number, target: number | null): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    await tx.$executeRaw`
      UPDATE "Round" SET "actedAt" = COALESCE("actedAt", ${new Date()}), "target" = ${target}::int
       WHERE "labId" = ${lab} AND "number" = ${round}`;
    await announce(tx, lab);
  });
  await hearNews(lab);
}

/** It has not been done: guesses are open again. */
export async function giveUpAct(labId: LabId, number: number): Promise<void> {
  await getPrisma().round.updateMany({ where: { labId, number, actedAt: null }, data: { actingAt: null } });
}
