import "server-only";
import { databaseSessions } from "@/auth/database";
import { jwtSessions } from "@/auth/jwt";
import type { CookieJar, StrategyRules } from "@/lib/device/cookie-jar";
import { inLab } from "@/lib/device/in-lab";
import { startSession } from "@/lib/device/lab-sessions";
import { labTokens } from "@/lib/device/lab-tokens";
import { longestLifetime as maxAge } from "@/lib/device/lifetime";
import { sessionAdapter } from "@/lib/device/session-adapter";
import { families, inClear, issued, rows } from "@/lib/device/session-lists";
import { brokenFixedIdSessions } from "./database-broken-fixed-id/configuration";
import { cachedSessions } from "./database-cached/configuration";
import { stockDatabaseSessions } from "./database-stock/configuration";
import { boundSessions } from "./jwt-bound/configuration";
import { brokenClearCookieSessions } from "./jwt-broken-clear-cookie/configuration";
import { brokenIatSessions } from "./jwt-broken-iat/configuration";
import { brokenJtiDenylistSessions } from "./jwt-broken-jti-denylist/configuration";
import { brokenOnePathSessions } from "./jwt-broken-one-path/configuration";
import { denylistSessions } from "./jwt-denylist/configuration";
import { notBeforeSessions } from "./jwt-not-before/configuration";
import { rotateSessions } from "./jwt-rotate/configuration";
import { shortSessions } from "./jwt-short/configuration";
import { stockJwtSessions } from "./jwt-stock/configuration";
import { userKeySessions } from "./jwt-user-key/configuration";
import { versionSessions } from "./jwt-version/configuration";
import { type Strategy, strategies, strategyRecords } from "./strategy";

function database(jar: CookieJar) {
  const adapter = sessionAdapter(jar);
  return inLab(
    jar,
    databaseSessions({ adapter, maxAge, updateAge: 0, begin: (user) => startSession(jar, user) }),
  );
}

function jwt(jar: CookieJar) {
  return inLab(jar, jwtSessions({ maxAge, ...labTokens(jar) }));
}

/** The half of each strategy's record that only the server may load. */
const onServer: Record<Strategy, Pick<StrategyRules, "configure" | "list">> = {
  database: { configure: database, list: rows("database") },
  "database-stock": { configure: stockDatabaseSessions, list: rows("database-stock", inClear) },
  "database-cached": { configure: cachedSessions, list: rows("database-cached") },
  jwt: { configure: jwt, list: null },
  "jwt-stock": { configure: stockJwtSessions, list: null },
  "jwt-short": { configure: shortSessions, list: families({ bound: false }) },
  "jwt-bound": { configure: boundSessions, list: families({ bound: true }) },
  "jwt-version": { configure: versionSessions, list: null },
  "jwt-not-before": { configure: notBeforeSessions, list: null },
  "jwt-user-key": { configure: userKeySessions, list: null },
  "jwt-denylist": { configure: denylistSessions, list: issued("jwt-denylist", "sid") },
  "jwt-rotate": { configure: rotateSessions, list: null },
  "jwt-broken-jti-denylist": {
    configure: brokenJtiDenylistSessions,
    list: issued("jwt-broken-jti-denylist", "jti"),
  },
  "jwt-broken-iat": { configure: brokenIatSessions, list: null },
  "jwt-broken-clear-cookie": { configure: brokenClearCookieSessions, list: null },
  "jwt-broken-one-path": { configure: brokenOnePathSessions, list: null },
  "database-broken-fixed-id": { configure: brokenFixedIdSessions, list: rows("database-broken-fixed-id") },
};

/** Put together once: every check asks. */
const rules = Object.fromEntries<StrategyRules>(
  strategies.map((strategy) => [strategy, { ...strategyRecords[strategy], ...onServer[strategy] }]),
) as Record<Strategy, StrategyRules>;

/** What a cookie jar under a strategy goes by. */
export function rulesOf(strategy: Strategy): StrategyRules {
  return rules[strategy];
}
