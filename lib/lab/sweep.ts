import "server-only";
import { getPrisma } from "../db/database";
import { denialMargin } from "./denylist";
import { labLifetime } from "./lab-id";
import { trim } from "./trim";

/** Milliseconds that an expired session is kept, so that a check can still say "expired". */
const grace = 60 * 60 * 1000;
/** Milliseconds between two sweeps. */
const interval = 60 * 1000;

/** How many rows were deleted, of each kind. */
export type Swept = { labs: number; sessions: number; families: number; denied: number };

/**
 * Deletes labs that are a day old, with all that is theirs, and sessions, refresh tokens, listed and opaque
 * tokens that expired an hour ago; what the denylist need not name any more; and forgotten wrong guesses.
 * Auth.js deletes an expired session only when somebody comes back with it.
 * @param now milliseconds since the epoch
 */
export async function sweep(now: number): Promise<Swept> {
  const prisma = getPrisma();
  const labs = await prisma.lab.deleteMany({ where: { createdAt: { lt: new Date(now - labLifetime) } } });
  const where = { expires: { lt: new Date(now - grace) } };
  const sessions = await prisma.session.deleteMany({ where });
  const families = await prisma.refreshFamily.deleteMany({ where });
  await prisma.issuedToken.deleteMany({ where });
  await prisma.cookieLink.deleteMany({ where });
  await prisma.opaqueToken.deleteMany({ where });
  await prisma.wrongGuesses.deleteMany({ where: { expires: { lt: new Date(now) } } });
  const denied = await prisma.deniedToken.deleteMany({
    where: { expires: { lt: new Date(now - denialMargin) } },
  });
  return {
    labs: labs.count,
    sessions: sessions.count,
    families: families.count,
    denied: denied.count,
  };
}

/** Trims and sweeps now and every minute, for as long as the process lives. */
export function startSweeping(): void {
  const attempt = async () => {
    try {
      await trim();
      await sweep(Date.now());
    } catch (error) {
      console.warn(`The sweep failed and will be tried again: ${(error as Error).message}`);
    }
  };
  setInterval(attempt, interval).unref();
  void attempt();
}
