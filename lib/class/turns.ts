import "server-only";
import { z } from "zod";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { isStorable } from "../text";

/** Letters of a reason in a phone's own words. */
const longestWords = 200;

/** @param reasons that a round can offer. What is none of them would stand on the wall */
export function guessForm(reasons: readonly string[]) {
  return z.object({
    /** The round that the guess is for: another may have begun meanwhile. */
    round: z.coerce.number().int().min(0).max(1_000),
    left: z.enum(["in", "out"]),
    right: z.enum(["in", "out"]),
    /** One of the reasons, or `other`. */
    because: z.enum(["", "other", ...reasons]).default(""),
    words: z.string().refine(isStorable).default("").transform(plainWords),
  });
}

export type GuessForm = z.infer<ReturnType<typeof guessForm>>;

/** One line, no control characters, no more than fits. */
function plainWords(text: string): string {
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim()
    .slice(0, longestWords)
    .replace(/\p{Surrogate}$/u, "");
}

/**
 * Keeps what a phone guesses, in place of what it guessed before.
 * @throws Problem `round-over` once the act has begun, or when another round has
 */
export async function keepGuess(lab: LabId, phone: number, guess: GuessForm): Promise<void> {
  const { round, because, words } = guess;
  const [leftIn, rightIn] = [guess.left === "in", guess.right === "in"];
  // The class first and then its round, as an act and a new round lock them: a guess is before them, or is none.
  const kept = await getPrisma().$executeRaw`
    WITH class AS MATERIALIZED (SELECT "labId", "round" FROM "Class" WHERE "labId" = ${lab} FOR SHARE),
    open AS (
      SELECT r."labId", r."number" FROM class JOIN "Round" r ON r."labId" = class."labId" AND r."number" = class."round"
       WHERE r."number" = ${round} AND r."number" > 0 AND r."actingAt" IS NULL FOR SHARE OF r)
    INSERT INTO "Turn" ("labId", "round", "phone", "guessedAt", "leftIn", "rightIn", "because", "words")
    SELECT "labId", "number", ${phone}::int, now(), ${leftIn}::boolean, ${rightIn}::boolean, ${because}, ${words} FROM open
    ON CONFLICT ("labId", "round", "phone") DO UPDATE SET "guessedAt" = excluded."guessedAt",
      "leftIn" = excluded."leftIn", "rightIn" = excluded."rightIn", "because" = excluded."because", "words" = excluded."words"`;
  if (kept === 0) throw new Problem("round-over");
}

/** Notes that a phone has been signed in for a round. What its cookies said before says nothing of this one. */
export async function noteSignedIn(lab: LabId, round: number, phone: number): Promise<void> {
  const signedInAt = new Date();
  const key = { labId: lab, round, phone };
  await getPrisma().turn.upsert({
    where: { labId_round_phone: key },
    create: { ...key, signedInAt },
    update: { signedInAt },
    select: { round: true },
  });
}
