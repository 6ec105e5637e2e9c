import "server-only";
import { z } from "zod";
import { getPrisma } from "../db/database";
import { logEvent } from "./events";
import { noteChange } from "./kept";
import type { LabId } from "./lab-id";
import { requireLab } from "./labs";
import { type KeyRange, rotateKey } from "./signing-keys";

export const keyRotation = z.object({ oldKey: z.enum(["kept", "dropped"]) });

/**
 * Replaces the key of a lab under `jwt-rotate`. Kept, the old one goes on verifying what it signed; dropped,
 * everybody is signed out.
 * @returns the generations that are accepted from now on
 * @throws Problem `unknown-lab`
 */
export async function rotateLabKey(lab: LabId, { oldKey }: z.infer<typeof keyRotation>): Promise<KeyRange> {
  await requireLab(lab);
  const range = await getPrisma().$transaction(async (tx) => {
    const rotated = await rotateKey(tx, lab, oldKey);
    await logEvent({ lab }, "key-rotated", { oldKey, newest: rotated.newest }, tx);
    return rotated;
  });
  noteChange(lab);
  return range;
}
