import "server-only";
import { z } from "zod";
import { getPrisma, type Transaction } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import type { Strategy } from "../lab/strategy";
import type { Setting } from "./classes";
import { announce, hearNews } from "./pulse";

/** More than a day has room for. */
export const mostRounds = 200;

/** The number of the round that whoever pressed had before them: another may have begun meanwhile. */
export const seenRound = z.object({ round: z.coerce.number().int().min(0).max(mostRounds).optional() });

/** A round as its row has it, and its class. */
export type Round = Setting & {
  /** The class's when the row was read: who reads it later can take what is old for news that it has. */
  version: number;
  number: number;
  /** The phone that the act was done to, where it is done to one. */
  target: number | null;
  startedAt: Date;
  actingAt: Date | null;
  actedAt: Date | null;
  revealedAt: Date | null;
};

/**
 * The round that the class is in.
 * @throws Problem `no-class`
 */
export async function currentRound(
  lab: LabId,
  tx: Pick<Transaction, "$queryRaw"> = getPrisma(),
): Promise<Round> {
  const [round] = await tx.$queryRaw<(Round & { left: string; right: string })[]>`
    SELECT c."version", r."number", r."kind", r."left", r."right", r."lifetime", r."target", r."startedAt", r."actingAt",
           r."actedAt", r."revealedAt"
      FROM "Class" c JOIN "Round" r ON r."labId" = c."labId" AND r."number" = c."round"
     WHERE c."labId" = ${lab}`;
  if (!round) throw new Problem("no-class");
  return { ...round, left: round.left as Strategy, right: round.right as Strategy };
}

/**
 * The round that the class is in, which stays so until the transaction ends: of two who change it the second finds
 * what the first has made.
 * @param seen the number of the round that it is done to, where that is known
 * @throws Problem `no-class`; `round-over` where another has begun meanwhile
 */
export async function lockRound(lab: LabId, tx: Transaction, seen?: number): Promise<Round> {
  await tx.$queryRaw`SELECT 1 FROM "Class" WHERE "labId" = ${lab} FOR UPDATE`;
  const round = await currentRound(lab, tx);
  if (seen !== undefined && seen !== round.number) throw new Problem("round-over");
  return round;
}

/**
 * Begins the next round. Its phones sign in again by themselves, as soon as they hear of it.
 * @returns its number
 * @throws Problem `no-class`, `same-strategies`, `too-many-rounds`
 */
export async function beginRound(lab: LabId, setting: Setting): Promise<number> {
  if (setting.left === setting.right) throw new Problem("same-strategies");
  const number = await getPrisma().$transaction(async (tx) => {
    const [counted] = await tx.$queryRaw<{ round: number }[]>`
      UPDATE "Class" SET "round" = "round" + 1 WHERE "labId" = ${lab} RETURNING "round"`;
    if (!counted) throw new Problem("no-class");
    if (counted.round > mostRounds) throw new Problem("too-many-rounds");
    const { kind, left, right, lifetime } = setting;
    const data = { labId: lab, number: counted.round, kind, left, right, lifetime };
    await tx.round.create({ data, select: { number: true } });
    await announce(tx, lab);
    return counted.round;
  });
  await hearNews(lab);
  return number;
}

/** Shows what the room guessed, on the wall and on the phones. @throws Problem as `lockRound` */
export async function revealGuesses(lab: LabId, seen?: number): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { number } = await lockRound(lab, tx, seen);
    const where = { labId: lab, number, revealedAt: null };
    await tx.round.updateMany({ where, data: { revealedAt: new Date() } });
    await announce(tx, lab);
  });
  await hearNews(lab);
}
