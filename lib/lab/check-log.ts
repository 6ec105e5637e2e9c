import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { getPool } from "../db/database";
import { isDatabaseUnavailable } from "../db/unavailable";
import type { Reason } from "../evidence/reason";
import { unrecorded } from "../evidence/recorder";
import { singleton } from "../singleton";
import type { LabLane, LaneCookies } from "./lane";

/** What is kept of a check. */
type Finding = { status: number; at: string } & (
  | { signedIn: true; expiresAt: string }
  | { signedIn: false; reason: Reason }
);

/** A run of equal checks, as far as it has grown. */
type Run = {
  id: string;
  lane: LabLane;
  /** Two checks in a row of one credential that found the same are one run. */
  outcome: string;
  check: Finding;
  credential: string | null;
  count: number;
  lastAt: string;
};

/** Milliseconds from a check to its being written. */
const delay = 500;
/** Milliseconds after which a run that has not grown is forgotten here. It stays in the table. */
const idle = 10 * 60 * 1000;

const log = singleton("check-log", () => ({
  open: new Map<string, Run>(),
  /** When a credential was last seen for the first time, for each lane. */
  lastNew: new Map<string, string>(),
  unwritten: new Set<Run>(),
  timer: undefined as NodeJS.Timeout | undefined,
  writing: Promise.resolve(),
}));

/**
 * Notes what a check found. It is written to the database a moment later and not by the request itself:
 * a check under `jwt` sends no SQL, and the lab must not be what makes it send some.
 */
export function noteCheck(jar: LaneCookies, check: Finding): void {
  const { lab, device, strategy, credential } = jar;
  const place = `${lab}/${device}/${strategy}`;
  // Two browsers can look at the same lab: what one of them finds does not end the other's run.
  const key = `${place} ${credential}`;
  const outcome = `${check.status} ${check.signedIn ? check.expiresAt : check.reason}`;
  let run = log.open.get(key);
  if (credential !== null && !run) log.lastNew.set(place, check.at);
  // But who has no cookie after having had a new one has signed out: that is another run.
  const hadOne = credential === null && run && (log.lastNew.get(place) ?? "") >= run.lastAt;
  if (run?.outcome !== outcome || hadOne) {
    run = {
      id: randomUUID(),
      lane: { lab, device, strategy },
      outcome,
      check,
      credential: credential && fingerprint(credential),
      count: 0,
      lastAt: check.at,
    };
    log.open.set(key, run);
  }
  run.count += 1;
  // A slow check may be answered after one that was made later.
  if (check.at > run.lastAt) run.lastAt = check.at;
  log.unwritten.add(run);
  log.timer ??= unrecorded(() => setTimeout(writeLater, delay).unref());
}

/** Writes what has been noted so far. Resolves when it lies in the table. */
export function flushChecks(): Promise<void> {
  const write = () => unrecorded(writeRuns);
  log.writing = log.writing.then(write, write);
  return log.writing;
}

async function writeLater(): Promise<void> {
  log.timer = undefined;
  try {
    await flushChecks();
    forgetIdle();
  } catch (error) {
    // The runs are kept and go with the next check's. An outage has been logged.
    if (!isDatabaseUnavailable(error))
      console.warn(`What the checks found could not be written yet: ${(error as Error).message}`);
  }
}

// The join leaves out the checks of a lab that has been swept away meanwhile.
const upsert = `
INSERT INTO "CheckRun" ("id", "labId", "device", "strategy", "credential", "status", "reason", "expiresAt", "count", "firstAt", "lastAt")
SELECT run.* FROM json_to_recordset($1) AS run("id" text, "labId" text, "device" text, "strategy" text, "credential" text,
       "status" int, "reason" text, "expiresAt" timestamptz, "count" int, "firstAt" timestamptz, "lastAt" timestamptz)
  JOIN "Lab" ON "Lab"."id" = run."labId"
ON CONFLICT ("id") DO UPDATE SET "count" = excluded."count", "lastAt" = excluded."lastAt"`;

async function writeRuns(): Promise<void> {
  const runs = [...log.unwritten];
  if (runs.length === 0) return;
  log.unwritten.clear();
  try {
    await getPool().query(upsert, [JSON.stringify(runs.map(toRow))]);
  } catch (error) {
    for (const run of runs) log.unwritten.add(run);
    throw error;
  }
}

function forgetIdle(): void {
  const oldest = new Date(Date.now() - idle).toISOString();
  for (const [key, run] of log.open) if (run.lastAt < oldest) log.open.delete(key);
  for (const [place, at] of log.lastNew) if (at < oldest) log.lastNew.delete(place);
}

function toRow({ id, lane, credential, check, count, lastAt }: Run) {
  const { lab: labId, device, strategy } = lane;
  const found = check.signedIn
    ? { reason: null, expiresAt: check.expiresAt }
    : { reason: check.reason, expiresAt: null };
  const { status, at: firstAt } = check;
  return { id, labId, device, strategy, credential, status, ...found, count, firstAt, lastAt };
}

function fingerprint(credential: string): string {
  return createHash("sha256").update(`run ${credential}`).digest("base64url").slice(0, 12);
}
