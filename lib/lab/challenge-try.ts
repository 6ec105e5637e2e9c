import "server-only";
import { getPool, getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "./lab-id";
import type { Timestamp } from "./snapshot-types";

/** A challenge that was begun in a lab, and how far it has come. */
export type ChallengeTry = {
  challenge: string;
  /** What was checked before it does not count. */
  beganAt: Timestamp;
  /** Nor what was done: the id of the lab's last event then. */
  afterEvent: bigint;
  /** How many hints were asked for. */
  hints: number;
  /** How often "it cannot be done" was said, with a reason that is not the one. */
  wrong: number;
  solvedAt: Timestamp | null;
};

type Row = Omit<ChallengeTry, "beganAt" | "solvedAt"> & { beganAt: Date; solvedAt: Date | null };

/** @returns every challenge that was begun in this lab */
export async function readTries(labId: LabId): Promise<ChallengeTry[]> {
  return (await getPrisma().challengeTry.findMany({ where: { labId } })).map(toTry);
}

/** @returns `null` before it is begun */
export async function readTry(labId: LabId, challenge: string): Promise<ChallengeTry | null> {
  const row = await getPrisma().challengeTry.findUnique({
    where: { labId_challenge: { labId, challenge } },
  });
  return row && toTry(row);
}

const begin = `
  INSERT INTO "ChallengeTry" ("labId", "challenge", "beganAt", "afterEvent")
  SELECT l."id", $2, $3, COALESCE((SELECT max("id") FROM "Event" WHERE "labId" = l."id"), 0) FROM "Lab" l WHERE l."id" = $1
  ON CONFLICT ("labId", "challenge") DO UPDATE
     SET "beganAt" = excluded."beganAt", "afterEvent" = excluded."afterEvent" WHERE "ChallengeTry"."solvedAt" IS NULL
  RETURNING 1`;

/**
 * Begins a challenge, or begins it again: what came before does not count. One that is solved stays solved, and
 * hints that were asked for stay counted.
 * @throws Problem `unknown-lab`
 */
export async function beginTry(labId: LabId, challenge: string): Promise<void> {
  const { rowCount } = await getPool().query(begin, [labId, challenge, new Date()]);
  if (rowCount === 0 && (await readTry(labId, challenge)) === null) throw new Problem("unknown-lab");
}

/** Notes that hints were asked for, up to this one. */
export async function noteHints(labId: LabId, challenge: string, hints: number): Promise<void> {
  const where = { labId, challenge, hints: { lt: hints } };
  await getPrisma().challengeTry.updateMany({ where, data: { hints } });
}

/** Notes a reason that was not the one. What is solved already has none. */
export async function noteWrong(labId: LabId, challenge: string): Promise<void> {
  const where = { labId, challenge, solvedAt: null };
  await getPrisma().challengeTry.updateMany({ where, data: { wrong: { increment: 1 } } });
}

/**
 * Notes that a challenge is solved. Of two at the same moment one notes it, and the other finds it noted.
 * @param beganAt of the try whose facts were judged: one that was begun again meanwhile is not solved by them
 */
export async function noteSolved({
  labId,
  challenge,
  beganAt,
}: { labId: LabId } & ChallengeTry): Promise<void> {
  const where = { labId, challenge, beganAt, solvedAt: null };
  await getPrisma().challengeTry.updateMany({ where, data: { solvedAt: new Date() } });
}

function toTry({ challenge, beganAt, afterEvent, hints, wrong, solvedAt }: Row): ChallengeTry {
  return {
    challenge,
    beganAt: beganAt.toISOString(),
    afterEvent,
    hints,
    wrong,
    solvedAt: solvedAt?.toISOString() ?? null,
  };
}
