import { setTimeout as sleep } from "node:timers/promises";
import { Places } from "../places";
import { singleton } from "../singleton";
import type { DatabaseCondition, Recording } from "./evidence";

/** A lab's board asks as up to 24 devices at once; what waits costs a little memory, and holds nothing else. */
const limits = { perLab: 48, total: 1_000, waitingPerLab: 0, waiting: 0 };

/** The requests that have asked for a database far away and are under way. */
export const farRequests = (): Places =>
  singleton("far-requests", () => new Places(limits, "too-many-far-requests"));

/**
 * Answers a request under its condition.
 * @throws Problem `too-many-far-requests`
 */
export function underCondition<T>(
  lab: string,
  condition: DatabaseCondition,
  work: () => Promise<T>,
): Promise<T> {
  return typeof condition === "string" ? work() : fromFar(lab, work);
}

async function fromFar<T>(lab: string, work: () => Promise<T>): Promise<T> {
  const giveBack = farRequests().takeNow(lab);
  try {
    return await work();
  } finally {
    giveBack();
  }
}

/** Milliseconds that one statement of the request travels. */
export function distanceOf(recording: Recording | undefined): number {
  return typeof recording?.database === "object" ? recording.database.slow : 0;
}

/**
 * Waits for all that the statements of transactions would have travelled. They are sent at once, because in
 * their midst a wait would hold a lock, a connection and, on the embedded database, everybody's turn.
 */
export async function travelOwed(recording: Recording): Promise<void> {
  const { owed } = recording;
  recording.owed = 0;
  if (owed > 0) await sleep(owed);
}
