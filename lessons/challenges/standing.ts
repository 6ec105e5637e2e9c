import "server-only";
import { z } from "zod";
import { Problem } from "@/lib/errors";
import {
  beginTry,
  type ChallengeTry,
  noteHints,
  noteSolved,
  noteWrong,
  readTry,
} from "@/lib/lab/challenge-try";
import { readFacts } from "@/lib/lab/facts";
import type { LabId } from "@/lib/lab/lab-id";
import { requireLab } from "@/lib/lab/labs";
import type { Timestamp } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { type Challenge, type Move, rightObstacle } from "./challenge";
import { type Finding, judge } from "./judge";

/** How a challenge stands in a lab: all that its player may know. */
export type Standing = {
  beganAt: Timestamp | null;
  solvedAt: Timestamp | null;
  /** What has to be so. Empty before it is begun. */
  findings: readonly Finding[];
  /** Those that were asked for. */
  hints: readonly string[];
  wrong: number;
  /** What there is to say to the reason that was just given. */
  reply: string | null;
  /** Told once it is solved. */
  solved: (Pick<Challenge, "why" | "otherwise"> & { impossible: boolean; solution: readonly Move[] }) | null;
};

/** What a player can ask for. */
export const challengeCommand = z.discriminatedUnion("do", [
  z.object({ do: z.literal("begin") }),
  z.object({ do: z.literal("look") }),
  /** From 1 to 3: this one and those before it. */
  z.object({ do: z.literal("hint"), hint: z.number() }),
  /** "It cannot be done", with one of the reasons, from 0. */
  z.object({ do: z.literal("answer"), obstacle: z.number() }),
]);

type Command = z.infer<typeof challengeCommand>;

/**
 * Does what a player asks for, and tells how the challenge stands. It is solved, there and then, when what the
 * server has measured since it began says so.
 * @throws Problem `unknown-lab`, `challenge-not-begun`, `unknown-hint` or `unknown-obstacle`
 */
export async function play(lab: LabId, challenge: Challenge, command: Command): Promise<Standing> {
  if (command.do === "begin") await beginTry(lab, challenge.id);
  const begun = await readTry(lab, challenge.id);
  if (!begun) {
    await requireLab(lab);
    if (command.do === "look") return unbegun;
    throw new Problem("challenge-not-begun");
  }
  if (command.do === "hint") await showHint(lab, challenge, command.hint);
  const findings = judge(challenge, await readFacts(lab, begun));
  const isShown = findings.every(({ holds }) => holds);
  const reply = command.do === "answer" ? await hear(lab, challenge, command.obstacle, isShown) : null;
  const isReached = rightObstacle(challenge) === null ? isShown : (reply?.isRight ?? false);
  if (isReached) await noteSolved({ labId: lab, ...begun });
  // The board looks every second: where nothing was noted, what was read is what there is.
  const isNoted = isReached || command.do === "hint" || command.do === "answer";
  const now = (isNoted && (await readTry(lab, challenge.id))) || begun;
  return tell(challenge, now, findings, reply?.words ?? null);
}

const unbegun: Standing = {
  ...{ beganAt: null, solvedAt: null, findings: [], hints: [], wrong: 0, reply: null, solved: null },
};

function tell(
  challenge: Challenge,
  now: ChallengeTry,
  findings: readonly Finding[],
  reply: string | null,
): Standing {
  const { beganAt, solvedAt, hints, wrong } = now;
  const { why, otherwise, solution } = challenge;
  const impossible = rightObstacle(challenge) !== null;
  return {
    beganAt,
    solvedAt,
    // What was so when it was solved need not be so any more.
    findings: solvedAt ? findings.map(({ words }) => ({ words, holds: true })) : findings,
    hints: challenge.hints.slice(0, hints),
    wrong,
    reply,
    solved: solvedAt ? { why, otherwise, impossible, solution } : null,
  };
}

async function showHint(lab: LabId, { id, hints }: Challenge, hint: number): Promise<void> {
  if (!Number.isInteger(hint) || hint < 1 || hint > hints.length) throw new Problem("unknown-hint");
  await noteHints(lab, id, hint);
}

/** What there is to say to "it cannot be done", and whether that is the solution. */
async function hear(lab: LabId, challenge: Challenge, index: number, isShown: boolean) {
  const given = challenge.obstacles[index];
  if (!given) throw new Problem("unknown-obstacle");
  if (given.right && isShown) return { isRight: true, words: given.answer };
  if (given.right)
    return { isRight: false, words: t("It may be so. Try it first: it has not been seen to fail yet.") };
  await noteWrong(lab, challenge.id);
  return { isRight: false, words: given.answer };
}
