import "server-only";
import { getPrisma, type Transaction } from "../db/database";
import { isDatabaseUnavailable } from "../db/unavailable";
import { Problem } from "../errors";
import { databaseCondition, millisecondsSince, record, refuse } from "../evidence/recorder";
import { logEvent } from "../lab/events";
import { type Family, issueAccessToken } from "./access-token";
import { type Check, type Identity, statusOf } from "./check";
import {
  type CookieJar,
  type CookieToSet,
  refreshCookieName,
  sessionCookieNames,
  sessionCookieOptions,
} from "./cookie-jar";
import { refreshCookie } from "./refresh-cookie";
import { hashRefreshToken, misshapen, successorOf } from "./refresh-token";
import type { Role } from "./role";
import { verifyToken } from "./token";

/** What came of a refresh: it answers like a check, with the cookies to set when it was granted. */
export type Refreshed = { check: Check; setCookies: CookieToSet[] };

type Owner = { id: string; email: string; name: string; role: Role };
type Grant = { family: Family; owner: Owner; successor: string };

/**
 * Exchanges a jar's refresh token for the next one and a new access token (RFC 6749 §6, rotated at every
 * use as RFC 9700 §4.14 asks). What the new token says of the user is read anew.
 * @throws Problem `nothing-to-refresh` under a strategy that has no refresh tokens
 */
export async function refresh(jar: CookieJar): Promise<Refreshed> {
  if (jar.strategy !== "jwt-short") throw new Problem("nothing-to-refresh");
  const at = new Date();
  const start = performance.now();
  const { result, recording } = await record(databaseCondition(), () => exchange(jar, at));
  const identity: Identity = result?.identity ?? {
    signedIn: false,
    reason: recording.refusal ?? "no-credential",
  };
  const value = jar.refreshToken;
  const check: Check = {
    ...identity,
    status: statusOf(identity),
    at: at.toISOString(),
    evidence: {
      cookie: value === null ? null : { name: refreshCookieName, value },
      cookieBytes: Buffer.byteLength(value ?? ""),
      sql: recording.sql,
      token: recording.token,
      setCookies: [],
      ms: millisecondsSince(start),
      database: recording.database,
    },
  };
  return { check, setCookies: result?.setCookies ?? [] };
}

async function exchange(jar: CookieJar, now: Date) {
  const grant = await grantFor(jar, now);
  if (!grant) return null;
  const { owner, family, successor } = grant;
  const accessToken = await issueAccessToken(jar, owner, family);
  // What is handed out is read back, as every check will read it: nothing here says "signed in" by itself.
  const token = await verifyToken(jar, accessToken);
  if (!token) return null;
  const { name, email, role } = token;
  const session = sessionCookieNames[jar.strategy];
  return {
    identity: {
      signedIn: true as const,
      user: { name, email, role },
      expiresAt: new Date(token.exp * 1000).toISOString(),
    },
    setCookies: [
      { name: session, value: accessToken, options: sessionCookieOptions(jar) },
      refreshCookie(jar, successor),
    ],
  };
}

async function grantFor(jar: CookieJar, now: Date): Promise<Grant | null> {
  const token = jar.refreshToken;
  if (token === null) return null;
  const fault = misshapen(token);
  if (fault) return refuse(fault);
  try {
    return await getPrisma().$transaction((tx) => spend(tx, jar, token, now));
  } catch (error) {
    // The transaction was undone, or never began: the token is as good as before.
    if (isDatabaseUnavailable(error)) return refuse("database-unavailable");
    throw error;
  }
}

/** The checks in their order. Whoever comes second with the same family waits at the lock. */
async function spend(tx: Transaction, jar: CookieJar, token: string, now: Date): Promise<Grant | null> {
  const found = await lockFamily(tx, hashRefreshToken(token));
  if (!found) return refuse("unknown-token");
  if (found.labId !== jar.lab) return refuse("wrong-audience");
  if (found.revokedAt) return refuse("revoked");
  // The last second is too short for an access token, which counts in whole ones.
  if (found.expires.getTime() - now.getTime() < 1000) return refuse("expired");
  const successor = successorOf(token);
  const { familyId, expires, grace, userId, email, name, role } = found;
  const grant = { family: { id: familyId, expires }, owner: { id: userId, email, name, role }, successor };
  if (await replace(tx, token, successor, now)) return grant;
  if (await isWithinGrace(tx, token, successor, new Date(now.getTime() - grace * 1000))) return grant;
  // Used before: one of the two who held it is a thief, and nobody can say which one.
  await tx.refreshFamily.update({ where: { id: familyId }, data: { revokedAt: now }, select: { id: true } });
  await logEvent(jar, "refresh-token-reused", {}, tx);
  return refuse("reused");
}

type Locked = {
  familyId: string;
  expires: Date;
  revokedAt: Date | null;
  grace: number;
  labId: string;
  userId: string;
  email: string;
  name: string;
  role: Role;
};

/**
 * A password change writes the family's row too. So either it waits and revokes what this refresh leaves,
 * or it came first, and the row that is read after waiting says so.
 */
async function lockFamily(tx: Transaction, hash: string): Promise<Locked | undefined> {
  const [locked] = await tx.$queryRaw<Locked[]>`
    SELECT f."id" AS "familyId", f."expires", f."revokedAt", f."grace", u."labId", u."id" AS "userId",
           u."email", u."name", u."role"
      FROM "RefreshFamily" f
      JOIN "RefreshToken" t ON t."familyId" = f."id"
      JOIN "User" u ON u."id" = f."userId"
     WHERE t."hash" = ${hash} FOR UPDATE OF f`;
  return locked;
}

/** @returns whether the token had not been used before, and has been replaced by its successor now */
async function replace(tx: Transaction, token: string, successor: string, now: Date): Promise<boolean> {
  const replaced = await tx.$executeRaw`
    WITH used AS (
      UPDATE "RefreshToken" SET "usedAt" = ${now}
       WHERE "hash" = ${hashRefreshToken(token)} AND "usedAt" IS NULL RETURNING "familyId")
    INSERT INTO "RefreshToken" ("hash", "familyId") SELECT ${hashRefreshToken(successor)}, "familyId" FROM used`;
  return replaced === 1;
}

/** Only while the successor has not been used in its turn: later, nobody honest has a use for this one. */
async function isWithinGrace(tx: Transaction, token: string, successor: string, since: Date) {
  const within = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "RefreshToken" used, "RefreshToken" next
     WHERE used."hash" = ${hashRefreshToken(token)} AND used."usedAt" > ${since}
       AND next."hash" = ${hashRefreshToken(successor)} AND next."usedAt" IS NULL`;
  return within.length > 0;
}
