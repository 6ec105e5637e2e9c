import "server-only";
import { z } from "zod";
import { getPool, type Transaction } from "../db/database";
import { listen } from "../db/notifications";
import { isDatabaseUnavailable } from "../db/unavailable";
import { getEnv } from "../env";
import { unrecorded } from "../evidence/recorder";
import type { LabId } from "../lab/lab-id";
import { mostKept } from "../lab/most-kept";
import { classChannel } from "../lab/note-act";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { paceOf } from "./pace";

/** What a phone is told with every check: whether there is news, and when to check again. */
type Pulse = { version: number; phones: number; actedAt: number | null };

/** Milliseconds after which a process looks again. It decides nothing: a phone that is told late asks late. */
const lifetime = 1_000;

type Known = Pulse & { seenAt: number };

const pulses = singleton("class-pulses", () => ({
  known: new RecentMap<LabId, Known>(mostKept.labsInMemory),
  /** What is being looked up. */
  asked: new RecentMap<LabId, Promise<void>>(mostKept.labsInMemory),
}));

/**
 * The headers that a phone's check carries, without a statement of its own: a check under `jwt` sends no SQL,
 * and the class must not be what makes it send some. What is not known yet is looked up beside it.
 */
export function pulseHeaders(lab: LabId): Record<string, string> {
  const pulse = pulses.known.get(lab);
  if (!pulse || Date.now() - pulse.seenAt > lifetime) lookUpSoon(lab);
  if (!pulse) return {};
  return { "class-version": `${pulse.version}`, "check-again": `${paceOf(pulse, Date.now())}` };
}

function lookUpSoon(lab: LabId): void {
  if (pulses.asked.get(lab)) return;
  const asked = unrecorded(() => readPulse(lab))
    .catch((error: unknown) => {
      // In an outage the next check asks again.
      if (!isDatabaseUnavailable(error)) console.error("A class's news could not be read.", error);
    })
    .finally(() => pulses.asked.delete(lab));
  pulses.asked.set(lab, asked.then());
}

const select = `SELECT c."version", c."phones", r."actedAt"
  FROM "Class" c JOIN "Round" r ON r."labId" = c."labId" AND r."number" = c."round" WHERE c."labId" = $1`;

async function readPulse(lab: LabId): Promise<void> {
  const { rows } = await getPool().query<{ version: number; phones: number; actedAt: Date | null }>(select, [
    lab,
  ]);
  const [row] = rows;
  if (row) remember(lab, { ...row, actedAt: row.actedAt?.getTime() ?? null });
}

/** A slow answer does not bring back what a later one replaced. */
function remember(lab: LabId, pulse: Pulse): void {
  const before = pulses.known.get(lab);
  if (before && before.version > pulse.version) return;
  pulses.known.set(lab, { ...pulse, seenAt: Date.now() });
}

/**
 * Tells the phones of a class, with their next checks, that there is news: in this process at once, in the others
 * as the transaction ends.
 */
export async function announce(
  tx: Pick<Transaction, "$executeRaw" | "$queryRaw">,
  lab: LabId,
): Promise<void> {
  await tx.$executeRaw`UPDATE "Class" SET "version" = "version" + 1 WHERE "labId" = ${lab}`;
  await tx.$queryRaw`SELECT pg_notify(${classChannel}, ${lab})::text`;
}

/** After the transaction that announced it has ended. */
export async function hearNews(lab: LabId): Promise<void> {
  await unrecorded(() => readPulse(lab));
}

/** Follows what other instances announce. @returns stops */
export function hearClasses(): () => Promise<void> {
  const hear = (payload: string) => lookUpSoon(z.string().parse(payload) as LabId);
  return listen(classChannel, { hear, begin: () => {} }, getEnv().DATABASE_URL);
}
