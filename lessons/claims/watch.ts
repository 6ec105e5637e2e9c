import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "@/lib/device/check";
import type { VisitorDevice } from "./visitor-device";

/** How it ended that a device got what it should no longer get. */
export type Ending = {
  /** Checks that still got it. */
  accepted: number;
  /** Milliseconds from the act to the first check that did not; `null` if none came within the patience. */
  endedAfterMs: number | null;
  /** Why, where the check was refused. */
  reason: string | null;
};

/** Milliseconds between two checks of a device that still gets what it asks for. */
const rhythm = 250;

type Watch = {
  /** The `performance.now()` of the act from which time is counted. */
  since: number;
  /** Milliseconds after which a device is given up that still gets what it asks for. */
  patience: number;
  signal: AbortSignal;
  /** What it should no longer get: to be signed in, unless something else is said. */
  stillGets?: (found: Check) => boolean;
};

/** Asks for a device until it no longer gets what it should not get. */
export async function watch(device: VisitorDevice, watched: Watch): Promise<Ending> {
  const { since, patience, signal, stillGets = (found) => found.signedIn } = watched;
  for (let accepted = 0; ; accepted += 1) {
    const found = await device.check();
    const ms = performance.now() - since;
    if (!stillGets(found)) {
      return { accepted, endedAfterMs: ms, reason: found.signedIn ? null : found.reason };
    }
    if (ms > patience) return { accepted: accepted + 1, endedAfterMs: null, reason: null };
    await sleep(rhythm, undefined, { signal });
  }
}
