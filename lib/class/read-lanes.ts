import "server-only";
import { getPool } from "../db/database";
import { flushChecks } from "../lab/check-log";
import type { LabId } from "../lab/lab-id";
import type { PhoneSlug } from "../lab/phones";
import type { Strategy } from "../lab/strategy";
import { type Found, foundBy, type SeenRun, type Stay } from "./outcomes";
import type { Round } from "./rounds";
import type { ByStrategy, Counts } from "./state";

const select = `SELECT "device", "strategy", "status", "reason", "expiresAt", "firstAt", "lastAt", "statements" FROM "CheckRun"
 WHERE "labId" = $1 AND "strategy" = ANY($2) AND "lastAt" >= $3 AND "firstAt" < $4::timestamptz
   AND ("device" = ANY($5::text[]) OR $5::text[] IS NULL) AND "device" ~ '^(phone|thief)-'`;

/** The checks of a round, by device and strategy. */
export type RoundRuns = Map<string, SeenRun[]>;

/**
 * @param until when the next round began
 * @param device one of them; all without
 */
export async function readRuns(
  lab: LabId,
  { left, right, startedAt }: Round,
  { until, device }: { until?: Date; device?: PhoneSlug } = {},
): Promise<RoundRuns> {
  await flushChecks();
  const values = [lab, [left, right], startedAt, until ?? "infinity", device ? [device] : null];
  const { rows } = await getPool().query<SeenRun>(select, values);
  const runs: RoundRuns = new Map();
  for (const run of rows) {
    const key = keyOf(run.device, run.strategy);
    runs.set(key, [...(runs.get(key) ?? []), run]);
  }
  return runs;
}

const selectSql = `SELECT DISTINCT ON ("strategy") "strategy", "sql" FROM "CheckRun"
 WHERE "labId" = $1 AND "device" = $2 AND "strategy" = ANY($3) AND "lastAt" >= $4 ORDER BY "strategy", "lastAt" DESC`;

/** The SQL of the latest check of a device under both strategies, since it was signed in for the round. */
export async function readSql(
  lab: LabId,
  { left, right }: Round,
  device: PhoneSlug,
  from: Date | null,
): Promise<ByStrategy<string[]>> {
  if (!from) return {};
  const values = [lab, device, [left, right], from];
  const { rows } = await getPool().query<{ strategy: Strategy; sql: string[] }>(selectSql, values);
  return Object.fromEntries(rows.map(({ strategy, sql }) => [strategy, sql]));
}

/** What was found of a device under both strategies of the round. */
export function lanesOf(
  runs: RoundRuns,
  { left, right }: Round,
  device: PhoneSlug,
  stay: Stay,
  unseenBefore: Date,
): ByStrategy<Found> {
  const found = (strategy: Strategy) => foundBy(runs.get(keyOf(device, strategy)) ?? [], stay, unseenBefore);
  return { [left]: found(left), [right]: found(right) };
}

function keyOf(device: string, strategy: string): string {
  return `${device}/${strategy}`;
}

/** When a phone was in a round, by its turn. */
export function stayOf(turn: { signedInAt: Date | null } | undefined, round: Round): Stay {
  const from = turn?.signedInAt ?? null;
  return { from, isLate: !from || (round.actedAt !== null && from > round.actedAt) };
}

export function countsOf(found: readonly Found[]): Counts {
  const counts = { of: 0, in: 0, out: 0, "no-answer": 0, unseen: 0, late: 0 };
  for (const { outcome } of found) {
    counts[outcome] += 1;
    if (outcome !== "late") counts.of += 1;
  }
  return counts;
}
