import type { JwtStrategy, Strategy } from "@/lib/lab/strategy";
import { record as database } from "./database/record";
import { record as jwt } from "./jwt/record";
import { record as brokenClearCookie } from "./jwt-broken-clear-cookie/record";
import { record as brokenIat } from "./jwt-broken-iat/record";
import { record as brokenJtiDenylist } from "./jwt-broken-jti-denylist/record";
import { record as brokenOnePath } from "./jwt-broken-one-path/record";
import { record as denylist } from "./jwt-denylist/record";
import { record as rotate } from "./jwt-rotate/record";
import { record as short } from "./jwt-short/record";
import { record as version } from "./jwt-version/record";

export type { JwtStrategy, Strategy } from "@/lib/lab/strategy";
export type { Flaw } from "./strategy-record";

/**
 * The ways a device can stay signed in, in the order in which they are shown: the two of the textbook, the
 * second with one defence each, and fixes of it that do not fix.
 */
export const strategyRecords = {
  database,
  jwt,
  "jwt-short": short,
  "jwt-version": version,
  "jwt-denylist": denylist,
  "jwt-rotate": rotate,
  "jwt-broken-jti-denylist": brokenJtiDenylist,
  "jwt-broken-iat": brokenIat,
  "jwt-broken-clear-cookie": brokenClearCookie,
  "jwt-broken-one-path": brokenOnePath,
};

declare module "@/lib/lab/strategy" {
  interface Register {
    strategy: keyof typeof strategyRecords;
  }
}

export const strategies = Object.keys(strategyRecords) as readonly Strategy[];

/** The two that the board sets beside each other unless it is asked for others. */
export const bothStrategies = ["database", "jwt"] as const satisfies readonly Strategy[];

export function isStrategy(value: unknown): value is Strategy {
  return strategies.includes(value as Strategy);
}

export function isJwtStrategy(value: unknown): value is JwtStrategy {
  return isStrategy(value) && value !== "database";
}

/** Whether a strategy is one of the two of the textbook, with nothing added. */
export function isPlain(strategy: Strategy): boolean {
  return bothStrategies.some((plain) => plain === strategy);
}

/** Whether a strategy is one of the fixes that do not fix. */
export function isBroken(strategy: Strategy): boolean {
  return strategyRecords[strategy].broken !== undefined;
}
