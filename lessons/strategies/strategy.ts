import type { JwtStrategy, SessionStrategy, Strategy } from "@/lib/lab/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { record as database } from "./database/record";
import { record as brokenFixedId } from "./database-broken-fixed-id/record";
import { record as databaseCached } from "./database-cached/record";
import { record as databaseStock } from "./database-stock/record";
import { record as jwt } from "./jwt/record";
import { record as bound } from "./jwt-bound/record";
import { record as brokenClearCookie } from "./jwt-broken-clear-cookie/record";
import { record as brokenIat } from "./jwt-broken-iat/record";
import { record as brokenJtiDenylist } from "./jwt-broken-jti-denylist/record";
import { record as brokenOnePath } from "./jwt-broken-one-path/record";
import { record as denylist } from "./jwt-denylist/record";
import { record as notBefore } from "./jwt-not-before/record";
import { record as rotate } from "./jwt-rotate/record";
import { record as short } from "./jwt-short/record";
import { record as jwtStock } from "./jwt-stock/record";
import { record as userKey } from "./jwt-user-key/record";
import { record as version } from "./jwt-version/record";
import type { StrategyRecord } from "./strategy-record";

export type { JwtStrategy, SessionStrategy, Strategy } from "@/lib/lab/strategy";
export type { Flaw } from "./strategy-record";

/**
 * The ways a device can stay signed in, in the order in which they are shown: those with a row in the table
 * of sessions; those with a token, plain, as Auth.js ships it and with one defence each; fixes that do not
 * fix; and a session with a fault. The id of each begins with its family.
 */
export const strategyRecords = inLanguage(
  {
    database,
    "database-stock": databaseStock,
    "database-cached": databaseCached,
    jwt,
    "jwt-stock": jwtStock,
    "jwt-short": short,
    "jwt-bound": bound,
    "jwt-version": version,
    "jwt-not-before": notBefore,
    "jwt-user-key": userKey,
    "jwt-denylist": denylist,
    "jwt-rotate": rotate,
    "jwt-broken-jti-denylist": brokenJtiDenylist,
    "jwt-broken-iat": brokenIat,
    "jwt-broken-clear-cookie": brokenClearCookie,
    "jwt-broken-one-path": brokenOnePath,
    "database-broken-fixed-id": brokenFixedId,
  },
  "title",
  "addition",
  "inNarrowLane",
  "summary",
  "noList",
  "revokedBy",
  "beatenBy",
  "wrongLine",
);

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
  return isStrategy(value) && value.startsWith("jwt");
}

export function isSessionStrategy(value: unknown): value is SessionStrategy {
  return isStrategy(value) && !isJwtStrategy(value);
}

/**
 * Whether the phones of a class can be signed in under it. On plain http a browser makes no key, and a class is
 * signed in by the server, which has none either.
 */
export function isForPhones(value: unknown): value is Strategy {
  return isStrategy(value) && !(strategyRecords[value] as StrategyRecord).bound;
}

/** The plain one of a strategy's family. */
export function plainOf(strategy: Strategy): (typeof bothStrategies)[number] {
  return isJwtStrategy(strategy) ? "jwt" : "database";
}

/** Whether a strategy is one of the two of the textbook, with nothing added. */
export function isPlain(strategy: Strategy): boolean {
  return bothStrategies.some((plain) => plain === strategy);
}

/** Whether a strategy is broken on purpose: a fix that does not fix, or a session with a fault. */
export function isBroken(strategy: Strategy): boolean {
  return strategyRecords[strategy].broken !== undefined;
}
