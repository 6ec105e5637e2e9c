import "server-only";
import { hashPassword } from "@/auth/password";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { hasherOf } from "../hashing/hasher";
import { firstDevices } from "./devices";
import { createLabId, type LabId } from "./lab-id";
import { createPassphrase } from "./passphrase";

/** The one person of every lab. */
export const alice = { email: "alice@example.com", name: "Alice" };

/** Makes a lab with an Alice of its own, whose password nobody else has. */
export async function createLab(): Promise<{ id: LabId; password: string }> {
  const id = createLabId(Date.now());
  const password = createPassphrase();
  const passwordHash = await hashPassword(password, hasherOf("new labs"));
  await getPrisma().lab.create({
    data: {
      id,
      password,
      users: { create: { ...alice, passwordHash } },
      devices: { create: firstDevices.map((slug) => ({ slug })) },
    },
    select: { id: true },
  });
  return { id, password };
}

/**
 * An id proves itself, but its lab may have been swept away.
 * @throws Problem `unknown-lab`
 */
export async function requireLab(lab: LabId): Promise<void> {
  const found = await getPrisma().lab.findUnique({ where: { id: lab }, select: { id: true } });
  if (!found) throw new Problem("unknown-lab");
}

/** Deletes a lab before its day is over, with all that is its own. One that has gone already is no error. */
export async function deleteLab(id: LabId): Promise<void> {
  await getPrisma().lab.deleteMany({ where: { id } });
}
