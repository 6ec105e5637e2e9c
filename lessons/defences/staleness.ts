import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "./client";
import type { Out } from "./price";

/** Seconds for which it is tried: what compares dates in whole seconds refuses from the next one on. */
const tried = 3;

/**
 * Lets a device check that believes nothing that was looked up before.
 * @param since a `performance.now()`: when its sign-in was ended
 * @returns seconds from then to its first refusal; `null` where no look-up refuses it
 */
export async function refusedByLookUp(
  device: Pick<Client, "check">,
  since: number,
  signal?: AbortSignal,
): Promise<number | null> {
  for (let second = 0; second <= tried; second += 1) {
    const { status, reason } = await device.check();
    if (status === 401) return reason === "expired" ? null : (performance.now() - since) / 1000;
    await sleep(1_000, undefined, signal && { signal });
  }
  return null;
}

/** @returns seconds for which a thief got in after a look-up had refused; `null` where none refuses, or nothing does */
export function staleFor(thief: Out, looked: number | null): number | null {
  if (looked === null || !("seconds" in thief) || thief.reason === "expired") return null;
  return Math.max(0, thief.seconds - looked);
}
