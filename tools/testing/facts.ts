import { isJwtStrategy, type Strategy, strategies, strategyRecords } from "../../lessons/strategies/strategy";
import type { Reason } from "../../lib/evidence/reason";

/** SQL statements of a check. */
export const statementsPerCheck: Record<Strategy, number> = {
  database: 1,
  // Prisma reads the session, and then its user.
  "database-stock": 2,
  // The first one, which leaves a copy.
  "database-cached": 1,
  jwt: 0,
  "jwt-stock": 0,
  "jwt-short": 0,
  "jwt-bound": 0,
  "jwt-version": 1,
  "jwt-not-before": 1,
  "jwt-user-key": 1,
  "jwt-denylist": 1,
  "jwt-rotate": 1,
  "jwt-broken-jti-denylist": 1,
  "jwt-broken-iat": 1,
  "jwt-broken-clear-cookie": 0,
  "jwt-broken-one-path": 0,
  "database-broken-fixed-id": 1,
};

/** What is done with a token at a check that finds one. */
export function tokenOperation(strategy: Strategy): "verify" | "decrypt" | undefined {
  if (!isJwtStrategy(strategy)) return undefined;
  return strategyRecords[strategy].encrypted ? "decrypt" : "verify";
}

/** Milliseconds beyond its end for which a sign-in is accepted. */
export function beyondItsEnd(strategy: Strategy): number {
  // Auth.js takes a row for alive in the very millisecond of its end, and a token for 15 seconds.
  return { "database-stock": 1, "jwt-stock": 15_000 }[strategy as string] ?? 0;
}

/** What the next check says, of a sign-in that nobody touched since; `null`: it is still signed in. */
export const afterPasswordChange: Record<Strategy, Reason | null> = {
  database: "unknown-session",
  "database-stock": "unknown-session",
  // It has not been checked before, so there is no copy.
  "database-cached": "unknown-session",
  jwt: null,
  "jwt-stock": null,
  // For 15 seconds, and then no refresh.
  "jwt-short": null,
  "jwt-bound": null,
  "jwt-version": "revoked",
  "jwt-not-before": "revoked",
  "jwt-user-key": "unknown-key",
  "jwt-denylist": "revoked",
  "jwt-rotate": "unknown-key",
  "jwt-broken-jti-denylist": "revoked",
  "jwt-broken-iat": "revoked",
  "jwt-broken-clear-cookie": null,
  "jwt-broken-one-path": null,
  "database-broken-fixed-id": "unknown-session",
};

/** Why the cookie of another lab is refused. */
export const inAnotherLab: Record<Strategy, Reason> = {
  ...(Object.fromEntries(strategies.map((strategy) => [strategy, "wrong-audience"])) as Record<
    Strategy,
    Reason
  >),
  database: "unknown-session",
  "database-stock": "unknown-session",
  "database-cached": "unknown-session",
  "database-broken-fixed-id": "unknown-session",
  // It names no audience: each lab has a secret of its own.
  "jwt-stock": "unknown-key",
  // Its keys are the lab's own.
  "jwt-rotate": "bad-signature",
  // The other lab has no such user.
  "jwt-user-key": "unknown-key",
};

/** What the cookie holds lives as long as was chosen at sign-in. */
export const lasting = strategies.filter((strategy) => !strategyRecords[strategy].refreshes);

/** What lies before a strategy, and is the same for all, is tested on these: one of each kind. */
export const representative = ["database", "jwt", "jwt-short"] as const;
