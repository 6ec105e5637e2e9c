import { AsyncLocalStorage } from "node:async_hooks";
import { Problem } from "../errors";
import { singleton } from "../singleton";
import { distanceOf, travelOwed } from "./distance";
import type { CacheEvidence, DatabaseCondition, Recording, TokenEvidence } from "./evidence";
import type { Reason } from "./reason";

const recordings = singleton("recordings", () => new AsyncLocalStorage<Recording>());

/** Runs `work` and gathers what it asks of the database and does with tokens. */
export async function record<T>(
  database: DatabaseCondition,
  work: () => Promise<T>,
): Promise<{ result: T; recording: Recording }> {
  const recording: Recording = {
    sql: [],
    tokens: [],
    events: [],
    cache: null,
    refusal: null,
    problem: null,
    database,
    owed: 0,
  };
  const outer = recordings.getStore();
  try {
    const result = await recordings.run(recording, work);
    return { result, recording };
  } finally {
    await travelOwed(recording);
    // A check within a larger request is part of that request's evidence too.
    outer?.sql.push(...recording.sql);
    outer?.tokens.push(...recording.tokens);
    outer?.events.push(...recording.events);
  }
}

/** What the current request was asked to find the database to be. */
export function databaseCondition(): DatabaseCondition {
  return recordings.getStore()?.database ?? "near";
}

/**
 * Runs one SQL statement and notes its text, rows and time, whether it succeeds or not. It travels the
 * distance that the request was asked to have to the database: before it is sent, or, where that would hold
 * up others, counted now and waited for at the end.
 * @param rowsOf how many rows a result has
 */
export async function recordStatement<T>(
  text: string,
  run: () => Promise<T>,
  rowsOf: (result: T) => number,
  travel: "before" | "at the end" = "before",
): Promise<T> {
  const recording = recordings.getStore();
  if (!recording) return run();
  const statement = { text, rows: null as number | null, ms: 0 };
  recording.sql.push(statement);
  const start = performance.now();
  const distance = distanceOf(recording);
  recording.owed += distance;
  if (travel === "before") await travelOwed(recording);
  try {
    const result = await run();
    statement.rows = rowsOf(result);
    return result;
  } finally {
    statement.ms = millisecondsSince(start) + (travel === "before" ? 0 : distance);
  }
}

/** Runs one token operation and notes how long it took, whether it succeeds or not. */
export async function recordToken<T>(
  { operation, alg, claims }: Omit<TokenEvidence, "ms">,
  run: () => Promise<T>,
): Promise<T> {
  const recording = recordings.getStore();
  const asked = () => recording?.sql.reduce((sum, { ms }) => sum + ms, 0) ?? 0;
  const start = performance.now();
  const askedBefore = asked();
  try {
    return await run();
  } finally {
    // A key that is looked up on the way counts as the statement that it is.
    const ms = Math.max(0, Math.round((millisecondsSince(start) - asked() + askedBefore) * 1000) / 1000);
    recording?.tokens.push({ operation, alg, claims, ms });
  }
}

/** Notes whether a kept answer did, and how old it was. */
export function noteCache(cache: CacheEvidence): void {
  const recording = recordings.getStore();
  if (recording) recording.cache = cache;
}

/** @param start a `performance.now()`; the answer is exact to the microsecond, which is all that it can be */
export function millisecondsSince(start: number): number {
  return Math.round((performance.now() - start) * 1000) / 1000;
}

/** Notes why the credential was refused. Auth.js itself only ever answers "no session". */
export function refuse(reason: Reason): null {
  const recording = recordings.getStore();
  if (recording) recording.refusal = reason;
  return null;
}

/**
 * Notes a problem on its way through Auth.js, which would make a redirect to an error page of it.
 * @throws what it is given
 */
export function noteProblem(error: unknown): never {
  const recording = recordings.getStore();
  if (recording && error instanceof Problem) recording.problem = error;
  throw error;
}

/** Whether this is done as part of a request that is being recorded. */
export function isRecording(): boolean {
  return recordings.getStore() !== undefined;
}

/** Notes that this request has made an event. */
export function recordEvent(id: bigint): void {
  recordings.getStore()?.events.push(id);
}

/** Runs the lab's own bookkeeping, which is nobody's evidence and finds the database as it is. */
export function unrecorded<T>(work: () => T): T {
  return recordings.exit(work);
}
