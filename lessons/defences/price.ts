import type { Reason } from "@/lib/evidence/reason";
import type { Spread } from "@/lib/spread.mjs";
import type { Strategy } from "../strategies/strategy";

/** When somebody was refused for the first time, or that nobody refused them for as long as was watched. */
export type Out = { seconds: number; reason: Reason } | { watched: number };

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
  /** Microseconds that finding out who is signed in added to a request. */
  added: Spread;
  /** Bytes of the cookies that a device sends with every request. */
  bytesPerRequest: number;
  /** Bytes of the rows that a sign-in leaves in the tables, without their indexes. */
  bytesPerDevice: number;
  outage: Outage;
};
