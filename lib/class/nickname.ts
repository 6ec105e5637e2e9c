import "server-only";
import { z } from "zod";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { isStorable } from "../text";

/** Characters, as a reader counts them. */
export const longestNickname = 20;

/** UTF-16 units of them: a flag has four. In some scripts any number of letters is one character to a reader. */
const mostUnits = 4 * longestNickname;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export const nicknameForm = z.object({ nickname: z.string().refine(isStorable) });

/**
 * One line of what is to be seen. Control characters go, and so do those that turn the direction of the text
 * around or pile up on one letter.
 * @returns `null` where nothing is left
 * @throws Problem `nickname-too-long`
 */
export function plainNickname(text: string): string | null {
  const line = text
    .normalize("NFC")
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "")
    // Letters that nobody sees: Hangul has fillers, Braille an empty cell.
    .replace(/[\u115f\u1160\u2800\u3164\uffa0]/gu, "")
    .replace(/\p{M}{3,}/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
  if (line.length > mostUnits || [...graphemes.segment(line)].length > longestNickname)
    throw new Problem("nickname-too-long");
  return line === "" ? null : line;
}

/**
 * Keeps what the holder of a phone calls it. It is shown where the teacher allows that.
 * @throws Problem `nickname-too-long`, `no-nicknames`
 */
export async function keepNickname(labId: LabId, number: number, text: string): Promise<void> {
  const nickname = plainNickname(text);
  const { count } = await getPrisma().phone.updateMany({
    where: { labId, number, class: { nicknames: true } },
    data: { nickname },
  });
  if (count === 0) throw new Problem("no-nicknames");
}
