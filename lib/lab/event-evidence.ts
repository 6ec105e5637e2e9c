import "server-only";
import { getPool, getPrisma } from "../db/database";
import { isDatabaseUnavailable } from "../db/unavailable";
import { Problem } from "../errors";
import type { EventEvidence, Recording } from "../evidence/evidence";
import { isRecording, unrecorded } from "../evidence/recorder";
import type { LabId } from "./lab-id";
import { ownerCookieName } from "./owner";

/** The exchange that made an event, as far as its recording does not tell. */
export type Exchange = Pick<EventEvidence, "method" | "path" | "status" | "setCookies" | "ms"> & {
  /** The Cookie header that came, or "". */
  cookie: string;
};

/** Of a cookie's value that much is kept: it can be told from another, and signs nobody in. */
const shown = 8;

const statement = `UPDATE "Event" SET "evidence" = $1::jsonb WHERE "id" = ANY($2::bigint[])`;

/** Keeps what a request did with the events that it has made. What is part of another request is kept with that. */
export async function keepEvidence(recording: Recording, exchange: Exchange): Promise<void> {
  const { events, sql, tokens } = recording;
  if (events.length === 0 || isRecording()) return;
  const { cookie, setCookies, ...rest } = exchange;
  const cookies = cookie
    .split(/; */)
    .filter((pair) => pair.startsWith("lab.") && !pair.startsWith(`${ownerCookieName}=`))
    .map(abbreviate);
  const evidence: EventEvidence = {
    ...rest,
    cookies,
    sql,
    tokens,
    setCookies: setCookies.map(abbreviate),
  };
  try {
    await unrecorded(() => getPool().query(statement, [JSON.stringify(evidence), events]));
  } catch (error) {
    // What was done is done: its answer does not fail for want of its picture. An outage has been logged.
    if (!isDatabaseUnavailable(error)) throw error;
  }
}

/**
 * What was kept of an event.
 * @param text its id, as the address has it
 * @returns `null` where nothing was kept, or no longer is
 * @throws Problem `unknown-event`
 */
export async function readEvidence(labId: LabId, text: string): Promise<EventEvidence | null> {
  const id = /^\d{1,18}$/.test(text) ? BigInt(text) : null;
  const event =
    id === null
      ? null
      : await getPrisma().event.findFirst({ where: { id, labId }, select: { evidence: true } });
  if (!event) throw new Problem("unknown-event");
  return event.evidence as EventEvidence | null;
}

/** @param pair `name=value`, and what a Set-Cookie header has after it */
function abbreviate(pair: string): string {
  return pair.replace(/^([^=;]*=)([^;]*)/, (_, name: string, value: string) =>
    value.length <= shown ? `${name}${value}` : `${name}${value.slice(0, shown)}…`,
  );
}
