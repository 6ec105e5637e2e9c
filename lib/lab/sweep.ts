import "server-only";
import { getPrisma } from "../db/database";
import { labLifetime } from "./lab-id";

/** Milliseconds that an expired session is kept, so that a check can still say "expired". */
const grace = 60 * 60 * 1000;
/** Milliseconds between two sweeps. */
const interval = 10 * 60 * 1000;

/**
 * Deletes labs that are a day old, with all that is theirs, and sessions that expired an hour ago.
 * Auth.js deletes an expired session only when somebody comes back with it.
 * @param now milliseconds since the epoch
 */
export async function sweep(now: number): Promise<{ labs: number; sessions: number }> {
  const prisma = getPrisma();
  const labs = await prisma.lab.deleteMany({ where: { createdAt: { lt: new Date(now - labLifetime) } } });
  const sessions = await prisma.session.deleteMany({ where: { expires: { lt: new Date(now - grace) } } });
  return { labs: labs.count, sessions: sessions.count };
}

/** Sweeps now and every ten minutes, for as long as the process lives. */
export function startSweeping(): void {
  const attempt = async () => {
    try {
      await sweep(Date.now());
    } catch (error) {
      console.warn(`The sweep failed and will be tried again: ${(error as Error).message}`);
    }
  };
  setInterval(attempt, interval).unref();
  void attempt();
}
