import "server-only";
import type { AdapterSession, AdapterUser } from "next-auth/adapters";
import { keepingOf } from "../evidence/keeping";
import { noteCache, unrecorded } from "../evidence/recorder";
import type { Role } from "../lab/role";
import { sessionHash } from "../lab/session-hash";
import { type CookieJar, copyCookieName, sessionCookieOptions } from "./cookie-jar";
import { labTokens } from "./lab-tokens";

/**
 * Seconds for which a copy is believed, unless the request says less: as long as a session goes on that has
 * been ended. What lies in a browser cannot be told of a change.
 */
export const copyLifetime = 15;

type Found = { session: AdapterSession; user: AdapterUser };

/** The signed copy of a session that lies in a cookie beside it, and saves the look-up while it is new. */
export function sessionCopy(jar: CookieJar) {
  const tokens = labTokens(jar);
  const lifetime = keepingOf() === "5" ? 5 : copyLifetime;
  /** Which session it is a copy of: beside another's cookie it is worth nothing. */
  const of = (token: string) => sessionHash(jar, `copy/${token}`);

  async function read(sessionToken: string): Promise<Found | null> {
    const { sessionCopy: copy } = jar;
    if (copy === null) return null;
    // Apart from the evidence of the session: a copy that is too old is no reason to refuse anything.
    const claims = await unrecorded(() => tokens.verify(copy));
    if (!claims || claims.sid !== of(sessionToken)) return null;
    const { sub: id, name, email, role } = claims;
    const expires = new Date(Number(claims.ends));
    const age = secondsSince(Number(claims.read));
    if (expires.getTime() <= Date.now() || age >= lifetime) return null;
    noteCache({ hit: true, age, lifetime, inCookie: true });
    const user = { id, name, email, role, emailVerified: null };
    return { session: { sessionToken, userId: id, expires }, user };
  }

  async function keep({ session, user }: Found): Promise<void> {
    const { id, email, role } = user;
    const about = { id, email, name: user.name ?? "", role: role as Role, lifetime: copyLifetime };
    const claims = { ends: session.expires.getTime(), read: Date.now() };
    const value = await tokens.issue(about, { sid: of(session.sessionToken), claims });
    jar.alsoSet.push({ name: copyCookieName, value, options: sessionCookieOptions(jar) });
    noteCache({ hit: false, age: 0, lifetime, inCookie: true });
  }

  function drop(): void {
    const options = { ...sessionCookieOptions(jar), maxAge: 0 };
    jar.alsoSet.push({ name: copyCookieName, value: "", options });
  }

  return { read, keep, drop };
}

const secondsSince = (time: number) => Math.round((Date.now() - time) / 100) / 10;
