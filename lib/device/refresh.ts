import "server-only";
import { getPrisma } from "../db/database";
import { isDatabaseUnavailable } from "../db/unavailable";
import { Problem } from "../errors";
import { databaseCondition, millisecondsSince, record, refuse } from "../evidence/recorder";
import { logEvent } from "../lab/events";
import { misshapen } from "../lab/refresh-token";
import { type Grant, spend } from "../lab/spend-refresh-token";
import { issueAccessToken } from "./access-token";
import { type Check, type Identity, statusOf } from "./check";
import { type CookieJar, type CookieToSet, refreshCookieName, sessionCookieOptions } from "./cookie-jar";
import { challengeOf, refreshDemand, verifyProof } from "./device-proof";
import { labTokens } from "./lab-tokens";
import { refreshCookie } from "./refresh-cookie";

/** What came of a refresh: it answers like a check, with the cookies to set when it was granted. */
export type Refreshed = { check: Check & { challenge?: string }; setCookies: CookieToSet[] };

/**
 * Exchanges a jar's refresh token for the next one and a new access token (RFC 6749 §6, rotated at every
 * use, as RFC 9700 §4.14.2 asks of a public client whose token is not bound to its sender). What the new token
 * says of the user is read anew.
 * @throws Problem `nothing-to-refresh` under a strategy that has no refresh tokens
 */
export async function refresh(jar: CookieJar): Promise<Refreshed> {
  if (!jar.rules.refreshes) throw new Problem("nothing-to-refresh");
  const at = new Date();
  const start = performance.now();
  const { result, recording } = await record(databaseCondition(), () => exchange(jar, at));
  const identity: Identity = result?.identity ?? {
    signedIn: false,
    reason: recording.refusal ?? "no-credential",
  };
  const value = jar.refreshToken;
  // What the next proof has to repeat. A thief may have it as well: it is of no use without the key.
  const asksForProof = jar.rules.bound && value !== null && !identity.signedIn && !misshapen(value);
  const check = {
    ...identity,
    status: statusOf(identity),
    ...(asksForProof && { challenge: challengeOf(value) }),
    at: at.toISOString(),
    evidence: {
      cookie: value === null ? null : { name: refreshCookieName, value },
      cookieBytes: Buffer.byteLength(value ?? ""),
      sql: recording.sql,
      token: recording.tokens.at(-1) ?? null,
      cache: recording.cache,
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
  const token = await labTokens(jar).verify(accessToken);
  if (!token) return null;
  await logEvent(jar, "token-refreshed");
  const { name, email, role } = token;
  const session = jar.rules.cookie;
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
  const proof = jar.rules.bound ? await verifyProof(jar.proof ?? null, refreshDemand(jar, token), now) : null;
  if (typeof proof === "string") return refuse(proof);
  try {
    return await getPrisma().$transaction((tx) => spend(tx, jar, token, now, proof));
  } catch (error) {
    // The transaction was undone, or never began: the token is as good as before.
    if (isDatabaseUnavailable(error)) return refuse("database-unavailable");
    throw error;
  }
}
