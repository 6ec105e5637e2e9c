import { setTimeout as sleep } from "node:timers/promises";
import type { Reason } from "../auth/reason";
import type { Client } from "./client";
import type { Out } from "./price";

/** Milliseconds between two tries. */
const rhythm = 500;

/**
 * Goes on as a thief would: asks, refreshes where there is a refresh token, and calls Auth.js's `/session`,
 * which may issue the token again. Ends when none of it lets the thief in.
 * @param since a `performance.now()`
 * @param watched seconds after which it is given up
 */
export async function watchThief(thief: Client, since: number, watched: number): Promise<Out> {
  for (;;) {
    const found = await thief.check();
    const seconds = (performance.now() - since) / 1000;
    if (found.status === 401 && !(await getsInAgain(thief, found.canRefresh))) {
      return { seconds, reason: found.reason as Reason };
    }
    if (seconds > watched) return { watched };
    if (found.signedIn) await thief.visit();
    await sleep(rhythm);
  }
}

async function getsInAgain(thief: Client, canRefresh: true | undefined): Promise<boolean> {
  if (canRefresh) return (await thief.refresh()).signedIn;
  await thief.visit();
  return (await thief.check()).signedIn;
}
