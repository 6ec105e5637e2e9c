import "server-only";
import { Problem } from "../errors";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import type { CookieJar } from "./cookie-jar";

/** Wrong passwords in a row that cost no wait. After them it is a second, and twice as long each time. */
export const freeAttempts = 20;
/** Milliseconds. */
export const longestWait = 60_000;
/** Milliseconds without an attempt after which the count begins anew. */
const memory = 15 * 60_000;

type Failures = { count: number; last: number; until: number };

const failures = singleton("failed-attempts", () => new RecentMap<string, Failures>(10_000));

/**
 * Verifies a password, unless too many wrong ones came before (OWASP ASVS 5.0, 6.3.1). They are counted for an
 * account and a visitor together: guessing from one address does not keep out a user who comes from another, and a
 * lab's owners are told by their cookie, so that a neighbour behind the same address cannot keep them out.
 * @throws Problem `too-many-attempts`, with the seconds after which the next one counts
 */
export async function attempt(
  { lab, visitor }: Pick<CookieJar, "lab" | "visitor">,
  email: string,
  verify: () => Promise<boolean>,
): Promise<boolean> {
  const key = JSON.stringify([lab, email, visitor()]);
  const before = recentFailures(key);
  const wait = before.until - Date.now();
  if (wait > 0) {
    throw new Problem("too-many-attempts", undefined, { retryAfter: Math.ceil(wait / 1000) });
  }
  // Set before the verification: of many at the same moment one goes through.
  failures.set(key, { ...before, until: nextAttempt(before.count) });
  if (await verify()) {
    failures.delete(key);
    return true;
  }
  // Others may have failed meanwhile.
  const count = recentFailures(key).count + 1;
  failures.set(key, { count, last: Date.now(), until: nextAttempt(count) });
  return false;
}

function recentFailures(key: string): Failures {
  const found = failures.get(key);
  return found && Date.now() - found.last < memory ? found : { count: 0, last: Date.now(), until: 0 };
}

/** @returns when the attempt after so many wrong ones may be made, in milliseconds since the epoch */
function nextAttempt(count: number): number {
  if (count < freeAttempts) return 0;
  return Date.now() + Math.min(1000 * 2 ** (count - freeAttempts), longestWait);
}
