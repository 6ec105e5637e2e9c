import "server-only";
import { getPool, getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type LabId, labLifetime } from "../lab/lab-id";
import { labPath } from "../lab/lab-path";
import { mostPhones, phoneSlug, thiefSlug } from "../lab/phones";
import type { Strategy } from "../lab/strategy";
import { friendlyNames } from "./friendly-name";
import { endedAfter, type Found, survivalCurve, toLaneState } from "./outcomes";
import { type OwnLab, readOwnLabs } from "./own-labs";
import { unseenAfter } from "./pace";
import { predictionsOf } from "./predictions";
import { countsOf, lanesOf, readRuns, readSql, stayOf } from "./read-lanes";
import { readMembers } from "./read-members";
import { currentRound, type Round } from "./rounds";
import type { ByStrategy, ClassState, LaneState, OwnLabs, Phase, RoundState } from "./state";

/** The address of a class's wall. */
export function wallPath(lab: LabId): string {
  return `${labPath(lab)}/class`;
}

export function joinPath(pin: string): string {
  return `/join/${pin}`;
}

/**
 * What the wall shows of the current round.
 * @param wanted number of the phone whose latest check is to be told by itself; the first one's without
 * @throws Problem `no-class`
 */
export async function readClass(lab: LabId, wanted?: number): Promise<ClassState> {
  const round = await currentRound(lab);
  const [found, phones, thieves, runs] = await Promise.all([
    readRoom(lab),
    readMembers(lab, round.number),
    getPrisma().thief.findMany({ where: { labId: lab, round: round.number }, orderBy: { number: "asc" } }),
    readRuns(lab, round),
  ]);
  const now = new Date();
  const unseenBefore = new Date(now.getTime() - unseenAfter(phones.length));
  const seen = phones.map((phone) =>
    lanesOf(runs, round, phoneSlug(phone.number), stayOf(phone, round), unseenBefore),
  );
  const nameOf = friendlyNames(lab);
  const isTold = phaseOf(round) === "explain";
  const told = isTold ? (phones.find(({ number }) => number === wanted) ?? phones[0]) : undefined;
  const sql = told ? await readSql(lab, round, phoneSlug(told.number), told.signedInAt) : {};
  const both = [round.left, round.right];
  const under = (strategy: Strategy) => seen.map((lanes) => lanes[strategy] as Found);
  const byStrategy = <T>(value: (strategy: Strategy) => T): ByStrategy<T> =>
    Object.fromEntries(both.map((strategy) => [strategy, value(strategy)])) as ByStrategy<T>;
  return {
    id: lab,
    url: wallPath(lab),
    pin: found.pin,
    joinUrl: joinPath(found.pin),
    now: now.toISOString(),
    expiresAt: new Date(found.createdAt.getTime() + labLifetime).toISOString(),
    version: round.version,
    isOpen: found.closedAt === null,
    nicknames: found.nicknames,
    ownLabs: found.ownLabs ? countSolved(await readOwnLabs(lab)) : null,
    capacity: mostPhones,
    round: toRoundState(round),
    counts: byStrategy((strategy) => countsOf(under(strategy))),
    phones: phones.map(({ number, nickname, joinedAt, guessedAt }, index) => ({
      number,
      device: phoneSlug(number),
      name: nameOf(number),
      nickname: found.nicknames ? nickname : null,
      joinedAt: joinedAt.toISOString(),
      hasGuessed: guessedAt !== null,
      lanes: toLaneStates(seen[index] ?? {}),
    })),
    thieves: thieves.map(({ number, phone, takenAt }) => {
      const stay = { from: takenAt, isLate: false };
      const lanes = lanesOf(runs, round, thiefSlug(number), stay, unseenBefore);
      const device = thiefSlug(number);
      return { number, device, of: phone, takenAt: takenAt.toISOString(), lanes: toLaneStates(lanes) };
    }),
    curve: byStrategy((strategy) => survivalCurve(round.startedAt, under(strategy))),
    ended: byStrategy((strategy) => endedAfter(round.actedAt, under(strategy))),
    predictions: predictionsOf(round, phones),
    told: told ? { number: told.number, sql } : null,
  };
}

type Room = { pin: string; closedAt: Date | null; nicknames: boolean; ownLabs: boolean; createdAt: Date };

const selectRoom = `
SELECT class."pin", class."closedAt", class."nicknames", class."ownLabs", lab."createdAt"
  FROM "Class" class JOIN "Lab" lab ON lab."id" = class."labId" WHERE class."labId" = $1`;

async function readRoom(lab: LabId): Promise<Room> {
  const [room] = (await getPool().query<Room>(selectRoom, [lab])).rows;
  // The lab can have gone since its round was read.
  if (!room) throw new Problem("no-class");
  return room;
}

function countSolved(labs: readonly OwnLab[]): OwnLabs {
  const solved: Record<string, number> = {};
  for (const id of labs.flatMap((one) => one.solved)) solved[id] = (solved[id] ?? 0) + 1;
  return { labs: labs.map((one) => ({ phone: one.phone, solved: one.solved.length })), solved };
}

export function toLaneStates(lanes: ByStrategy<Found>): ByStrategy<LaneState> {
  return Object.fromEntries(Object.entries(lanes).map(([strategy, found]) => [strategy, toLaneState(found)]));
}

export function toRoundState({ actingAt: _, ...round }: Round): RoundState {
  return {
    ...round,
    phase: phaseOf(round),
    startedAt: round.startedAt.toISOString(),
    actedAt: round.actedAt?.toISOString() ?? null,
    revealedAt: round.revealedAt?.toISOString() ?? null,
  };
}

function phaseOf({ number, actedAt, revealedAt }: Omit<Round, "actingAt">): Phase {
  if (number === 0) return "lobby";
  if (!actedAt) return "ask";
  return revealedAt ? "explain" : "observe";
}
