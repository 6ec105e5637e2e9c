import "server-only";
import { getPool } from "../db/database";
import type { LabId } from "../lab/lab-id";
import type { Guessed } from "./predictions";

/** A phone of the class, and its turn in a round: all `null` where it has had none. */
export type Member = Guessed & {
  number: number;
  nickname: string | null;
  joinedAt: Date;
  signedInAt: Date | null;
};

// In one statement: a wall asks every second, of a room of hundreds.
const select = `
SELECT phone."number", phone."nickname", phone."joinedAt", turn."signedInAt",
       turn."guessedAt", turn."leftIn", turn."rightIn", turn."because", turn."words"
  FROM "Phone" phone
  LEFT JOIN "Turn" turn ON turn."labId" = phone."labId" AND turn."phone" = phone."number" AND turn."round" = $2
 WHERE phone."labId" = $1 AND phone."removedAt" IS NULL ORDER BY phone."number"`;

/** @returns in order of their numbers, without those that were taken out */
export async function readMembers(lab: LabId, round: number): Promise<Member[]> {
  return (await getPool().query<Member>(select, [lab, round])).rows;
}
