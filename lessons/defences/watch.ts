import { setTimeout as sleep } from "node:timers/promises";
import type { Reason } from "@/lib/evidence/reason";
import type { Answer, Client } from "./client";
import type { Out } from "./price";

/** Milliseconds between two tries. */
const rhythm = 1_000;
/** Tries between two visits: often enough to keep a rolling token of 30 seconds alive. */
const visitEvery = 5;

/** Refusals in a row after which nobody gets in any more: what counts whole seconds may refuse a whole one. */
const enough = 3;

/**
 * Goes on as a thief would: asks, refreshes where there is a refresh token, and calls Auth.js's `/session`,
 * which may issue the token again. Ends when none of it lets the thief in, however often it is tried.
 * @param since a `performance.now()`
 * @param watched seconds after which it is given up
 * @returns the first of the refusals that were final
 */
export async function watchThief(
  thief: Client,
  since: number,
  watched: number,
  signal?: AbortSignal,
): Promise<Out> {
  let refused: Extract<Out, { seconds: number }> | null = null;
  for (let [tries, inARow] = [1, 0]; ; tries += 1) {
    const found = await thief.check();
    const seconds = (performance.now() - since) / 1000;
    const reason = found.status === 401 ? await refusal(thief, found) : null;
    inARow = reason ? inARow + 1 : 0;
    refused = reason ? (refused ?? { seconds, reason }) : null;
    if (refused && inARow >= enough) return refused;
    if (!refused && seconds > watched) return { watched };
    if (tries % visitEvery === 0) await thief.visit();
    await sleep(rhythm, undefined, signal && { signal });
  }
}

/** @returns why the thief stays out, or `null` when there was another way in */
async function refusal(thief: Client, { canRefresh, reason }: Answer): Promise<Reason | null> {
  if (canRefresh) return (await thief.refresh()).reason ?? null;
  await thief.visit();
  return (await thief.check()).signedIn ? null : (reason ?? null);
}
