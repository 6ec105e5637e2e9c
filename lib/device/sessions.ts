import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { DeviceSlug } from "../lab/devices";
import { logEvent } from "../lab/events";
import { noteChange } from "../lab/kept";
import { isStorable } from "../text";
import { requireSignedIn } from "./check";
import type { CookieJar } from "./cookie-jar";
import { requirePassword } from "./current-password";
import type { Owned, SessionList } from "./session-lists";

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
  const { list, owned } = await listOf(jar);
  const own = list.keyOf(jar);
  const entries = await list.find(getPrisma(), owned);
  return entries.map(({ id, key, device, createdAt, expires }) => ({
    id,
    device: device as DeviceSlug | null,
    signedInAt: createdAt.toISOString(),
    expiresAt: expires.toISOString(),
    current: key === own,
  }));
}

/**
 * Ends one session of Alice's, this device's own or another's. She gives her password again: whoever has come
 * by a device of hers cannot shut her out of the others (OWASP ASVS 5.0, 7.5.2).
 * @throws Problem `wrong-password`; `unknown-session` when it is not hers, or has ended already
 */
export async function revokeSession(jar: CookieJar, id: string, currentPassword: string): Promise<void> {
  if (!isStorable(id)) throw new Problem("unknown-session");
  const { list, owned } = await listOf(jar);
  await requirePassword(jar, owned.user.email, currentPassword);
  await getPrisma().$transaction(async (tx) => {
    const [entry] = await list.find(tx, { ...owned, id });
    const ended = entry ? await list.end(tx, entry, jar.lab) : 0;
    if (!entry || ended === 0) throw new Problem("unknown-session");
    const { lab, strategy } = jar;
    await logEvent({ lab, strategy, device: entry.device as DeviceSlug }, "session-revoked", {}, tx);
  });
  noteChange(jar.lab);
}

/**
 * Where the sign-ins of whoever asks are listed.
 * @throws Problem unless the jar is signed in, under a strategy that keeps a list
 */
async function listOf(jar: CookieJar): Promise<{ list: SessionList; owned: Owned }> {
  const { list } = jar.rules;
  if (!list) throw new Problem("nothing-to-list");
  const { user } = await requireSignedIn(jar);
  return { list, owned: { user: { labId: jar.lab, email: user.email } } };
}
