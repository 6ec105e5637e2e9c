import "server-only";
import { hash, randomUUID } from "node:crypto";
import { getPool, getPrisma } from "../db/database";
import { isDatabaseUnavailable } from "../db/unavailable";
import type { Evidence } from "../evidence/evidence";
import type { Reason } from "../evidence/reason";
import { unrecorded } from "../evidence/recorder";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { foldRuns } from "./fold-runs";
import type { LabLane, LaneCookies } from "./lane";
import { mostKept } from "./most-kept";
import { isPhoneSlug } from "./phones";
import type { Role } from "./role";

/** What is kept of a check. */
type Finding = { status: number; at: string; evidence: Pick<Evidence, "sql" | "database"> } & (
  | { signedIn: true; expiresAt: string; user: { email: string; role: Role } }
  | { signedIn: false; reason: Reason }
);

/** A run of equal checks, as far as it has grown. */
type Run = {
  id: string;
  lane: LabLane;
  /** Two checks in a row of one credential that found the same are one run. */
  outcome: string;
  /** The latest, under the date of the first. */
  check: Finding;
  credential: string | null;
  count: number;
  /** How many sent no statement, and how many were answered without a database. */
  free: number;
  outage: number;
  lastAt: string;
  isWritten: boolean;
};

/** Refusals of what was once accepted, whoever has seen that. */
const wasAccepted: ReadonlySet<Reason> = new Set<Reason>(["expired", "revoked"]);

/** Milliseconds from a check to its being written. */
const delay = 500;
const log = singleton("check-log", () => ({
  /** What may still grow. A run that has made room here stays in the table. */
  open: new RecentMap<string, Run>(mostKept.runsInMemory),
  /** When a credential was last accepted for the first time, for each lane. */
  lastNew: new RecentMap<string, string>(mostKept.runsInMemory),
  unwritten: new Set<Run>(),
  timer: undefined as NodeJS.Timeout | undefined,
  writing: Promise.resolve(),
}));

/**
 * Notes what a check found. It is written to the database a moment later and not by the request itself:
 * a check under `jwt` sends no SQL, and the lab must not be what makes it send some.
 */
export function noteCheck(jar: LaneCookies & { isStranger?(): boolean }, check: Finding): void {
  const { lab, device, strategy } = jar;
  const place = `${lab}/${device}/${strategy}`;
  const credential = jar.credential === null ? null : fingerprint(jar.credential);
  const outcome = `${check.status} ${check.signedIn ? check.expiresAt : check.reason}`;
  // Two browsers can look at the same lab: what one of them finds does not end the other's run.
  let key = `${place} ${credential}`;
  let run = log.open.get(key);
  if (!run && check.signedIn) log.lastNew.set(place, check.at);
  if (!run && !check.signedIn) {
    // Anybody can ask with nothing, or with what was never accepted: that says nothing about the device.
    if (!wasAccepted.has(check.reason) && jar.isStranger?.()) return;
    // What was never accepted can be made up without end: it shares a run for each outcome.
    key = `${place} ${outcome}`;
    run = log.open.get(key);
    // But after a new credential has been accepted, a refusal is news: that is another run.
    if (run && (log.lastNew.get(place) ?? "") >= run.lastAt) run = undefined;
  }
  if (run?.outcome !== outcome) {
    run = {
      id: randomUUID(),
      lane: { lab, device, strategy },
      outcome,
      check,
      credential,
      count: 0,
      free: 0,
      outage: 0,
      lastAt: check.at,
      isWritten: false,
    };
    log.open.set(key, run);
  }
  run.check = { ...check, at: run.check.at };
  run.count += 1;
  if (check.evidence.sql.length === 0) run.free += 1;
  if (check.evidence.database === "down" && check.status !== 503) run.outage += 1;
  // A slow check may be answered after one that was made later.
  if (check.at > run.lastAt) run.lastAt = check.at;
  keepUnwritten(run);
  log.timer ??= unrecorded(() => setTimeout(writeLater, delay).unref());
}

/** While the database is away there is an end to what waits for it: the oldest go unwritten. */
function keepUnwritten(run: Run): void {
  log.unwritten.add(run);
  const [oldest] = log.unwritten;
  if (oldest && log.unwritten.size > mostKept.runsInMemory) log.unwritten.delete(oldest);
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
  } catch (error) {
    // The runs are kept and go with the next check's. An outage has been logged.
    if (!isDatabaseUnavailable(error))
      console.warn(`What the checks found could not be written yet: ${(error as Error).message}`);
  }
}

// The join leaves out the checks of a lab that has been swept away meanwhile. It holds the labs that it finds:
// one that is just being deleted is waited for, and then it is gone before its checks are written.
const upsert = `
INSERT INTO "CheckRun" ("id", "labId", "device", "strategy", "credential", "status", "reason", "expiresAt", "email", "role", "statements", "sql", "count", "free", "outage", "firstAt", "lastAt")
SELECT run.* FROM json_to_recordset($1) AS run("id" text, "labId" text, "device" text, "strategy" text, "credential" text,
       "status" int, "reason" text, "expiresAt" timestamptz, "email" text, "role" text, "statements" int,
       "sql" text[], "count" int, "free" int, "outage" int, "firstAt" timestamptz, "lastAt" timestamptz)
  JOIN "Lab" ON "Lab"."id" = run."labId" FOR KEY SHARE OF "Lab"
ON CONFLICT ("id") DO UPDATE SET "count" = excluded."count", "lastAt" = excluded."lastAt", "role" = excluded."role",
  "statements" = excluded."statements", "sql" = excluded."sql", "free" = excluded."free", "outage" = excluded."outage"`;

async function writeRuns(): Promise<void> {
  const runs = [...log.unwritten];
  if (runs.length === 0) return;
  log.unwritten.clear();
  try {
    await getPool().query(upsert, [JSON.stringify(runs.map(toRow))]);
    await foldLanes(runs.filter(({ isWritten }) => !isWritten).map(({ lane }) => lane));
    for (const run of runs) run.isWritten = true;
  } catch (error) {
    for (const run of runs) keepUnwritten(run);
    throw error;
  }
}

const overfull = `
SELECT "labId" AS lab, run."device", run."strategy" FROM "CheckRun" run
 WHERE (run."labId", run."device", run."strategy") IN
       (SELECT * FROM json_to_recordset($1) AS lane("lab" text, "device" text, "strategy" text))
 GROUP BY 1, 2, 3 HAVING count(*) > $2`;

/** @param lanes to which rows have been added */
async function foldLanes(lanes: readonly LabLane[]): Promise<void> {
  if (lanes.length === 0) return;
  const { rows } = await getPool().query<LabLane>(overfull, [JSON.stringify(lanes), mostKept.runsPerLane]);
  for (const lane of rows) await foldLane(lane);
}

async function foldLane({ lab, device, strategy }: LabLane): Promise<void> {
  const changed = await getPrisma().$transaction(async (tx) => {
    // One instance after the other: the second finds what the first has left.
    await tx.$queryRaw`SELECT 1 FROM "Device" WHERE "labId" = ${lab} AND "slug" = ${device} FOR UPDATE`;
    const runs = await tx.checkRun.findMany({ where: { labId: lab, device, strategy } });
    const { gone, grown } = foldRuns(runs, mostKept.runsPerLane);
    await tx.checkRun.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } });
    for (const { id, firstAt, count } of grown)
      await tx.checkRun.update({ where: { id }, data: { firstAt, count }, select: { id: true } });
    return new Set([...gone, ...grown].map(({ id }) => id));
  });
  // What is theirs is not written over: the next check of such a credential begins another run.
  log.open.deleteWhere(({ id }) => changed.has(id));
}

function toRow({ id, lane, credential, check, count, free, outage, lastAt }: Run) {
  const { lab: labId, device, strategy } = lane;
  const found = check.signedIn
    ? { reason: null, expiresAt: check.expiresAt, email: check.user.email, role: check.user.role }
    : { reason: check.reason, expiresAt: null, email: null, role: null };
  const { status, at: firstAt, evidence } = check;
  const sql = isPhoneSlug(device) ? evidence.sql.map(({ text }) => text) : [];
  const tally = { statements: evidence.sql.length, sql, count, free, outage };
  return { id, labId, device, strategy, credential, status, ...found, ...tally, firstAt, lastAt };
}

function fingerprint(credential: string): string {
  return hash("sha256", `run ${credential}`, "base64url").slice(0, 12);
}
