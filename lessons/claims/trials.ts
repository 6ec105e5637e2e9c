import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { t } from "@/lib/language/texts";
import type { ClaimColumn } from "./columns";
import type { RequestTally } from "./request-tally";
import { duration } from "./words";

/** Seconds after an act at which a credential is tried: the same for every configuration. Nothing here is cached for longer than 15 s. */
export const moments = [0, 1, 2, 4, 7, 10, 13, 19] as const;

/** The last of them, in milliseconds: what still gets in then, gets in until it expires. */
export const watchedMs = Math.max(...moments) * 1000;

/** What one try found: whether it still got what it should no longer get, and why not. */
export type Try = { got: boolean; reason: string | null };

/** What became of a credential, tried at each moment. */
export type Tried = {
  tries: number;
  accepted: number;
  /** Milliseconds from the act to the first try that was refused; `null` if none was. */
  refusedAfterMs: number | null;
  reason: string | null;
};

type Trial = {
  column: ClaimColumn;
  tally: RequestTally;
  /** The `performance.now()` of the act. */
  since: number;
  signal: AbortSignal;
  ask(): Promise<Try>;
};

/** Tries at every moment, one request each, whether it was refused before or not. */
export async function tryAtMoments({ column, tally, since, signal, ask }: Trial): Promise<Tried> {
  // Many are tried at once, and all of them listen whether the visitor has gone.
  setMaxListeners(0, signal);
  const found: Tried = { tries: 0, accepted: 0, refusedAfterMs: null, reason: null };
  for (const moment of moments) {
    const wait = since + moment * 1000 - performance.now();
    if (wait > 0) await sleep(wait, undefined, { signal });
    const { got, reason } = await tally.ask(column, ask);
    found.tries += 1;
    if (got) found.accepted += 1;
    else if (found.refusedAfterMs === null) {
      found.refusedAfterMs = Math.round(performance.now() - since);
      found.reason = reason;
    }
  }
  return found;
}

/** @returns `8 × 200`, or `3 × 200, then 401 revoked`, and when that was */
export function triedWords({ tries, accepted, refusedAfterMs, reason }: Tried): {
  text: string;
  measure: string;
} {
  if (refusedAfterMs === null) return { text: `${tries} × 200`, measure: t("not refused") };
  const before = accepted > 0 ? t("{accepted} × 200, then ", { accepted }) : "";
  return { text: `${before}401 ${reason}`, measure: duration(refusedAfterMs) };
}
