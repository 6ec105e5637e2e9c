import "server-only";
import { z } from "zod";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { announce, hearNews } from "./pulse";

export const allowance = z.object({ allowed: z.boolean() });

/**
 * Lets phones be called what their holders like, or have labs of their own, or not. What there is already is kept
 * for when it is allowed again.
 * @throws Problem `no-class`
 */
export async function allow(lab: LabId, what: "nicknames" | "ownLabs", allowed: boolean): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    const { count } = await tx.class.updateMany({ where: { labId: lab }, data: { [what]: allowed } });
    if (count === 0) throw new Problem("no-class");
    await announce(tx, lab);
  });
  await hearNews(lab);
}
