import type { Reason } from "@/lib/evidence/reason";
import type { Spread } from "@/lib/spread.mjs";
import type { Strategy } from "../strategies/strategy";

/** When somebody was refused for the first time, or that nobody refused them for as long as was watched. */
export type Out = { seconds: number; reason: Reason } | { watched: number };

/**
 * Whole seconds for which checks are answered while the database is gone; `null`: for as long as it was
 * watched. And how a refresh is answered, where there is one.
 */
export type Outage = { answersFor: number | null; refresh: number | null };

/** What one strategy buys and costs, as it was just measured. */
export type Price = {
  strategy: Strategy;
  /** From the password change to the thief's first refusal. */
  thiefOut: Out;
  /**
   * Seconds for which what had been looked up before the change let the thief in, after a look-up refused;
   * `null` where none refuses.
   */
  staleFor: number | null;
  /** From the end of one device's sign-in to its first refusal; `null` where there is no list to end it in. */
  deviceOut: Out | null;
  /** From the sign-in to the first refusal of a thief with a copy of its cookies, where nobody does anything. */
  copyOut: Out;
  /** Users who did nothing and were thrown out by the password change, of those who were signed in. */
  bystanders: { out: number; of: number };
  /** SQL statements of a check, on average, where a device asks once a second. */
  sqlPerCheck: number;
  /** SQL statements of a refresh; `null` where there is none. */
  sqlPerRefresh: number | null;
  /** Microseconds that finding out who is signed in added to a request. */
  added: Spread & { interval: Interval };
  /** Bytes of the cookies that a device sends with every request. */
  bytesPerRequest: number;
  /** Bytes of the rows that a sign-in leaves in the tables, without their indexes. */
  bytesPerDevice: number;
  outage: Outage;
};

/** Where the median of all checks lies, with 95 % certainty. */
export type Interval = { from: number; to: number };

/** The interval of a median by the ranks of the values, which needs to assume nothing of how they are spread. */
export function intervalOfMedian(values: readonly number[]): Interval {
  const sorted = values.toSorted((a, b) => a - b);
  const reach = 0.98 * Math.sqrt(sorted.length);
  const at = (rank: number) => sorted[Math.min(sorted.length - 1, Math.max(0, rank))] ?? Number.NaN;
  return {
    from: at(Math.floor(sorted.length / 2 - reach) - 1),
    to: at(Math.ceil(sorted.length / 2 + reach)),
  };
}
