import "server-only";
import type { Transaction } from "../db/database";

/** A proof that holds: which key signed it, and the name by which it is remembered once it was used. */
export type Proof = { thumbprint: string; jti: string; expires: Date };

/**
 * Uses a proof up. It goes where every token goes that is no longer accepted, until it would have run out by itself.
 * Of two who bring the same one at once, the second waits for the first, and finds it there.
 * @returns whether it had not been used before
 */
export async function spendProof(
  tx: Pick<Transaction, "$executeRaw">,
  { thumbprint, jti, expires }: Proof,
): Promise<boolean> {
  const id = `proof/${thumbprint}/${jti}`;
  const noted = await tx.$executeRaw`
    INSERT INTO "DeniedToken" ("id", "expires") VALUES (${id}, ${expires}) ON CONFLICT DO NOTHING`;
  return noted === 1;
}
