import "server-only";
import { getPrisma } from "../db/database";
import type { EventEvidence } from "../evidence/evidence";
import type { Reason } from "../evidence/reason";
import { flushChecks } from "./check-log";
import type { DeviceSlug } from "./devices";
import type { LabId } from "./lab-id";
import type { Role } from "./role";
import type { EventKind } from "./snapshot-types";
import type { Strategy } from "./strategy";

/** A run of equal checks. Times are milliseconds since the epoch. */
export type CheckFact = {
  device: DeviceSlug;
  strategy: Strategy;
  status: number;
  reason: Reason | null;
  /** Tells one session or token from the next in the same cookie jar. */
  credential: string | null;
  expiresAt: number | null;
  /** Who was found signed in, such as `alice`; and in which role, by the latest check. */
  who: string | null;
  role: Role | null;
  /** SQL statements of the latest check. */
  statements: number;
  /** Checks that sent no statement, and those that were answered with the database gone. */
  free: number;
  outage: number;
  firstAt: number;
  lastAt: number;
};

/** Something that was done, when, and what the request sent to the database for it. */
export type EventFact = {
  kind: EventKind;
  device: DeviceSlug | null;
  strategy: Strategy | null;
  detail: Record<string, string | number>;
  at: number;
  statements: readonly { text: string; rows: number | null }[];
};

/** What the server measured in a lab since a moment. The oldest comes first. */
export type Facts = { checks: readonly CheckFact[]; events: readonly EventFact[] };

/**
 * Reads what was measured since something began. A session or token that a check had accepted before is left out:
 * only what was begun since counts.
 */
export async function readFacts(
  labId: LabId,
  { beganAt, afterEvent }: { beganAt: string; afterEvent: bigint },
): Promise<Facts> {
  await flushChecks();
  const since = { gt: new Date(beganAt) };
  const [checks, events] = await Promise.all([
    getPrisma().checkRun.findMany({
      // Refusals of different cookies can share a run, which may have begun before.
      where: { labId, OR: [{ firstAt: since }, { status: { not: 200 }, lastAt: since }] },
      orderBy: { lastAt: "asc" },
      omit: { sql: true },
    }),
    getPrisma().event.findMany({ where: { labId, id: { gt: afterEvent } }, orderBy: { id: "asc" } }),
  ]);
  return {
    checks: checks.map(({ labId: _, id: __, count: ___, email, ...run }) => ({
      ...run,
      who: email?.split("@", 1)[0] ?? null,
      device: run.device as DeviceSlug,
      strategy: run.strategy as Strategy,
      reason: run.reason as Reason | null,
      role: run.role as Role | null,
      expiresAt: run.expiresAt?.getTime() ?? null,
      firstAt: run.firstAt.getTime(),
      lastAt: run.lastAt.getTime(),
    })),
    events: events.map(({ kind, device, strategy, detail, evidence, at }) => ({
      kind: kind as EventKind,
      device: device as DeviceSlug | null,
      strategy: strategy as Strategy | null,
      detail: detail as EventFact["detail"],
      at: at.getTime(),
      statements: (evidence as EventEvidence | null)?.sql ?? [],
    })),
  };
}
