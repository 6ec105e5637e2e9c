import type { Reason } from "@/lib/device/reason";
import type { Strategy } from "../strategies/strategy";

/** When somebody was refused for the first time, or that nobody refused them for as long as was watched. */
export type Out = { seconds: number; reason: Reason } | { watched: number };

/** A few hundred measurements, in microseconds. */
export type Spread = { median: number; low: number; high: number; count: number };

/** How a check answers while the database is gone: at once, six seconds later, and a refresh. */
export type Outage = { atOnce: number; later: number; refresh: number | null };

/** What one strategy buys and costs, as it was just measured. */
export type Price = {
  strategy: Strategy;
  /** From the password change to the thief's first refusal. */
  thiefOut: Out;
  /** From the end of one device's sign-in to its first refusal; `null` where there is no list to end it in. */
  deviceOut: Out | null;
  /** Users who did nothing and were thrown out by the password change, of those who were signed in. */
  bystanders: { out: number; of: number };
  /** SQL statements of a check, on average: one in five seconds is a fraction. */
  sqlPerCheck: number;
  /** SQL statements of a refresh; `null` where there is none. */
  sqlPerRefresh: number | null;
  /** What finding out who is signed in added to a request: the middle, and the quarters below and above. */
  added: Spread;
  /** Bytes of the cookies that a device sends with every request. */
  bytesPerRequest: number;
  /** Bytes of the rows that a sign-in leaves in the tables, without their indexes. */
  bytesPerDevice: number;
  outage: Outage;
};

/** @param values one or more */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return { median: at(0.5), low: at(0.25), high: at(0.75), count: values.length };
}
