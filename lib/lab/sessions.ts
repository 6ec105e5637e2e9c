import "server-only";
import { requireSignedIn } from "../auth/check";
import type { CookieJar } from "../auth/cookie-jar";
import { hashSessionToken } from "../auth/session-token";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { DeviceSlug } from "./devices";
import { logEvent } from "./events";

/** One sign-in of Alice's, as she may see it herself: named, and not given away. */
export type ListedSession = {
  id: string;
  device: DeviceSlug | null;
  signedInAt: string;
  expiresAt: string;
  /** It is the one that asks. */
  current: boolean;
};

/**
 * Alice's sessions that have not expired, the oldest first.
 * @throws Problem `not-signed-in`, or `nothing-to-list` under a strategy that keeps no list
 */
export async function listSessions(jar: CookieJar): Promise<ListedSession[]> {
  const own = await ownToken(jar);
  const sessions = await getPrisma().session.findMany({
    where: { ...ofOwner(jar, own), expires: { gt: new Date() } },
    orderBy: { createdAt: "asc" },
  });
  return sessions.map(({ id, device, createdAt, expires, sessionToken }) => ({
    id,
    device: device as DeviceSlug | null,
    signedInAt: createdAt.toISOString(),
    expiresAt: expires.toISOString(),
    current: sessionToken === own,
  }));
}

/**
 * Ends one session of Alice's, this device's own or another's.
 * @throws Problem `unknown-session` when it is not hers, or has ended already
 */
export async function revokeSession(jar: CookieJar, id: string): Promise<void> {
  const own = await ownToken(jar);
  await getPrisma().$transaction(async (tx) => {
    const where = { ...ofOwner(jar, own), id };
    const session = await tx.session.findFirst({ where, select: { device: true } });
    const { count } = await tx.session.deleteMany({ where });
    if (!session || count === 0) throw new Problem("unknown-session");
    const { lab, strategy } = jar;
    await logEvent({ lab, strategy, device: session.device as DeviceSlug }, "session-revoked", {}, tx);
  });
}

/** Sessions of the user to whom the asking session belongs, within the lab. */
function ofOwner({ lab }: CookieJar, sessionToken: string) {
  return { user: { labId: lab, sessions: { some: { sessionToken } } } };
}

/**
 * @returns what the table knows the asking session by
 * @throws Problem unless the jar holds a session that is alive
 */
async function ownToken(jar: CookieJar): Promise<string> {
  if (jar.strategy !== "database") throw new Problem("nothing-to-list");
  await requireSignedIn(jar);
  return hashSessionToken(jar.credential ?? "");
}
