import "server-only";
import { z } from "zod";
import { getPrisma, type Transaction } from "../db/database";
import { Problem } from "../errors";
import { logEvent } from "./events";
import type { LabId } from "./lab-id";

/** How many sign-ins a user of the lab may have at once: one, or as many as there are. */
export const sessionLimit = z.object({ limit: z.literal(1).nullable() });

/**
 * Holds from the next sign-in on, which ends the user's others under the same strategy. Where no list of
 * sign-ins is kept there is nothing to count, and the limit changes nothing.
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

/** Whether a user may have one sign-in only. */
export async function isLimitedToOne(tx: Pick<Transaction, "$queryRaw">, userId: string): Promise<boolean> {
  const [lab] = await tx.$queryRaw<
    { oneSession: boolean }[]
  >`SELECT l."oneSession" FROM "User" u JOIN "Lab" l ON l."id" = u."labId" WHERE u."id" = ${userId}`;
  return lab?.oneSession ?? false;
}
