import "server-only";
import { z } from "zod";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { logEvent } from "./events";
import type { LabId } from "./lab-id";

/** How many database sessions a user of the lab may have at once: one, or as many as there are. */
export const sessionLimit = z.object({ limit: z.literal(1).nullable() });

/**
 * Holds from the next sign-in on, which ends the user's other sessions. Under JWT there is nothing to
 * count, and the limit changes nothing.
 * @throws Problem `unknown-lab`
 */
export async function setSessionLimit(lab: LabId, { limit }: z.infer<typeof sessionLimit>): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const data = { oneSession: limit === 1 };
    const { count } = await tx.lab.updateMany({ where: { id: lab }, data });
    if (count === 0) throw new Problem("unknown-lab");
    await logEvent({ lab }, "session-limit-set", { limit: limit ?? "none" }, tx);
  });
}
