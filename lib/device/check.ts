import "server-only";
import { Auth, raw, skipCSRFCheck } from "@auth/core";
import type { NextAuthConfig } from "next-auth";
import { t } from "@/lib/language/texts";
import { Problem } from "../errors";
import type { DatabaseCondition, Evidence } from "../evidence/evidence";
import { keeping } from "../evidence/keeping";
import type { Reason } from "../evidence/reason";
import { databaseCondition, millisecondsSince, record } from "../evidence/recorder";
import { setCookieLines } from "../http";
import { noteCheck } from "../lab/check-log";
import type { Role } from "../lab/role";
import { type CookieJar, type CookieToSet, cookieHeader } from "./cookie-jar";
import { longestLifetime } from "./lifetime";

export type SignedIn = {
  signedIn: true;
  user: { name: string; email: string; role: Role };
  expiresAt: string;
};

/** Who is signed in on a cookie jar, or why no user is. */
export type Identity = SignedIn | { signedIn: false; reason: Reason };

export type Check = Identity & {
  /** HTTP: 200 signed in, 401 not signed in, 503 could not be answered. */
  status: 200 | 401 | 503;
  /** There is a refresh token, with which to ask for another access token. */
  canRefresh?: true;
  /** When it was made, ISO 8601, by the server's clock. */
  at: string;
  evidence: Evidence;
};

type SessionBody = { user: SignedIn["user"] & { id: string }; expires: string } | null;

/**
 * Asks Auth.js whether a cookie jar is signed in. Reads only: nothing is renewed, no cookie is set.
 * @param database what this check is to find the database to be; what the request finds, by default
 */
export async function check(
  jar: CookieJar,
  database: DatabaseCondition = databaseCondition(),
): Promise<Check> {
  return (await identify(jar, database)).found;
}

/** A check, and the id of the user whom it found. */
async function identify(
  jar: CookieJar,
  database: DatabaseCondition,
): Promise<{ found: Check; userId: string }> {
  const at = new Date();
  const start = performance.now();
  const { result: answer, recording } = await record(database, () => readSession(jar));
  const { session: result, setCookies } = answer;
  // Auth.js turns every error into "no session". An error that is no refusal is a fault of ours.
  if (!result && jar.credential && !recording.refusal) {
    throw new Error("Auth.js refused a credential without a reason.");
  }
  const ms = millisecondsSince(start);
  const { id: userId = "", ...user } = result?.user ?? {};
  const identity: Identity = result
    ? { signedIn: true, user: user as SignedIn["user"], expiresAt: result.expires }
    : { signedIn: false, reason: recording.refusal ?? "no-credential" };
  const { credential } = jar;
  const checked: Check = {
    ...identity,
    status: statusOf(identity),
    ...(!result && jar.refreshToken && { canRefresh: true as const }),
    at: at.toISOString(),
    evidence: {
      cookie: credential === null ? null : { name: jar.rules.cookie, value: credential },
      cookieBytes: Buffer.byteLength(credential ?? ""),
      sql: recording.sql,
      token: recording.tokens.at(-1) ?? null,
      cache: recording.cache,
      setCookies,
      ms,
      database,
    },
  };
  if (!jar.isForeign) noteCheck(jar, checked);
  return { found: checked, userId };
}

/**
 * Who is signed in on a device, for what only they may do.
 * @throws Problem `not-signed-in`, or `database-unavailable` where it takes the database to tell
 */
export async function requireSignedIn(jar: CookieJar): Promise<SignedIn & { userId: string }> {
  // What is kept of an earlier look-up will do to show a page, and not for this.
  const { found, userId } = await keeping("0", () =>
    identify({ ...jar, sessionCopy: null }, databaseCondition()),
  );
  if (found.signedIn) return { ...found, userId };
  if (found.status === 503) throw new Problem("database-unavailable");
  throw new Problem("not-signed-in", t("This device is not signed in: {reason}.", { reason: found.reason }));
}

/**
 * What `auth()` of next-auth does, less what a read has no use for: providers, a CSRF token made and
 * thrown away, and an answer put into a Response to be taken out again.
 */
async function readSession(jar: CookieJar): Promise<{ session: SessionBody; setCookies: string[] }> {
  const config = readOnly(jar, jar.rules.configure({ ...jar, forServer: true }));
  const cookie = cookieHeader({ [jar.rules.cookie]: jar.credential });
  // As much of a Request as Auth.js reads, and nothing that is not cheap: no AbortSignal, no Headers.
  const request = {
    method: "GET",
    url: `http://localhost${config.basePath}/session`,
    headers: new Map([["cookie", cookie]]),
  };
  const answer = await Auth(request as unknown as Request, { ...config, providers: [], raw, skipCSRFCheck });
  if (answer instanceof Response) throw new Error(`Auth.js answered ${answer.status}: see its log.`);
  const cookies = (answer.cookies ?? []) as CookieToSet[];
  return { session: answer.body as SessionBody, setCookies: heldBack(jar, cookies) };
}

/**
 * What Auth.js wanted to do to the session cookie, which a check does not send: to set another, or to
 * clear it. To set again what came renews nothing, and is left out.
 */
function heldBack({ rules, credential }: CookieJar, cookies: CookieToSet[]): string[] {
  const changes = cookies.filter(({ name, value }) => name.startsWith(rules.cookie) && value !== credential);
  // Of a new credential the beginning will do: no script may have it.
  return setCookieLines(changes.map((cookie) => ({ ...cookie, value: cookie.value.slice(0, 8) })));
}

/** A visit to Auth.js's `/session` may extend a session or token. A check must not. */
function readOnly(jar: CookieJar, config: NextAuthConfig): NextAuthConfig {
  return {
    ...config,
    session: { ...config.session, updateAge: longestLifetime },
    jwt: { ...config.jwt, encode: async () => jar.credential ?? "" },
  };
}

export function statusOf(identity: Identity): Check["status"] {
  if (identity.signedIn) return 200;
  return identity.reason === "database-unavailable" ? 503 : 401;
}
