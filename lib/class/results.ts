import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { phoneSlug } from "../lab/phones";
import type { Timestamp } from "../lab/snapshot-types";
import type { Strategy } from "../lab/strategy";
import type { OwnLab } from "./own-labs";
import { unseenAfter } from "./pace";
import { ownGuess } from "./predictions";
import { lanesOf, readRuns, stayOf } from "./read-lanes";
import type { Round } from "./rounds";
import type { Outcome } from "./state";

/** A phone under one strategy of a round. */
export type LaneResult = {
  strategy: Strategy;
  /** What it guessed; `null` when it did not. */
  guess: "in" | "out" | null;
  outcome: Outcome;
  refusedAt: Timestamp | null;
  /** Milliseconds from the act to the first refusal. */
  refusedAfter: number | null;
};

export type PhoneResult = {
  phone: number;
  /** Only where the teacher allows names. */
  nickname: string | null;
  because: string | null;
  words: string | null;
  left: LaneResult;
  right: LaneResult;
};

export type RoundResult = Pick<Round, "number" | "kind" | "left" | "right" | "lifetime" | "target"> & {
  startedAt: Timestamp;
  actedAt: Timestamp | null;
  phones: PhoneResult[];
};

/**
 * What came of each round, phone by phone: numbers, and no names unless the teacher allows them.
 * @throws Problem `no-class`
 */
export async function readResults(lab: LabId): Promise<RoundResult[]> {
  const found = await getPrisma().class.findUnique({
    where: { labId: lab },
    include: {
      rounds: { where: { number: { gt: 0 } }, orderBy: { number: "asc" }, include: { turns: true } },
      members: { where: { removedAt: null }, orderBy: { number: "asc" } },
    },
  });
  if (!found) throw new Problem("no-class");
  const results: RoundResult[] = [];
  for (const [index, { turns, ...row }] of found.rounds.entries()) {
    const round = row as Round & typeof row;
    const next = found.rounds[index + 1];
    const runs = await readRuns(lab, round, { until: next?.startedAt });
    const end = next?.startedAt ?? new Date();
    const unseenBefore = new Date(end.getTime() - unseenAfter(found.members.length));
    const turnOf = new Map(turns.map((turn) => [turn.phone, turn]));
    const { number, kind, left, right, lifetime, target, startedAt, actedAt } = round;
    results.push({
      ...{ number, kind, left, right, lifetime, target },
      startedAt: startedAt.toISOString(),
      actedAt: actedAt?.toISOString() ?? null,
      phones: found.members.map((member) => {
        const turn = turnOf.get(member.number);
        const lanes = lanesOf(runs, round, phoneSlug(member.number), stayOf(turn, round), unseenBefore);
        const guess = ownGuess(turn ?? null);
        const lane = (side: "left" | "right"): LaneResult => {
          const strategy = round[side];
          const { outcome = "late", refusedAt = null } = lanes[strategy] ?? {};
          const refusedAfter =
            refusedAt && actedAt ? Math.max(0, refusedAt.getTime() - actedAt.getTime()) : null;
          const at = refusedAt?.toISOString() ?? null;
          return { strategy, guess: guess?.[side] ?? null, outcome, refusedAt: at, refusedAfter };
        };
        return {
          phone: member.number,
          nickname: found.nicknames ? member.nickname : null,
          because: guess?.because || null,
          words: guess?.words || null,
          left: lane("left"),
          right: lane("right"),
        };
      }),
    });
  }
  return results;
}

const columns = [
  ...["round", "kind", "phone", "nickname", "strategy", "guess", "because", "words", "outcome"],
  ...["first_refused_at", "refused_after_ms", "solved"],
];

/**
 * A line for each phone under each strategy of a round, and one for each lab that a phone's holder has opened, with
 * the challenges solved there; as RFC 4180 has it.
 */
export function toCsv(results: readonly RoundResult[], ownLabs: readonly OwnLab[]): string {
  const ofRounds = results.flatMap(({ number, kind, phones }) =>
    phones.flatMap(({ phone, nickname, because, words, left, right }) =>
      [left, right].map(({ strategy, guess, outcome, refusedAt, refusedAfter }) => [
        ...[number, kind, phone, nickname, strategy, guess, because, words, outcome, refusedAt, refusedAfter],
        null,
      ]),
    ),
  );
  const none = Array<null>(8).fill(null);
  const ofLabs = ownLabs.map(({ phone, solved }) => [null, "own-lab", phone, ...none, solved.join(" ")]);
  return [columns, ...[...ofRounds, ...ofLabs].map((line) => line.map(cell))]
    .map((line) => `${line.join(",")}\r\n`)
    .join("");
}

/** What begins like a formula, a spreadsheet would carry out. */
function cell(value: string | number | null): string {
  const text = value === null ? "" : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
