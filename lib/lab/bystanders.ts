import "server-only";
import { createHmac } from "node:crypto";
import { hashPassword } from "@/auth/password";
import { getPrisma } from "../db/database";
import { hasherOf } from "../hashing/hasher";
import { deriveKey } from "../keys";
import type { LabId } from "./lab-id";
import { requireLab } from "./labs";

/** Someone who has done nothing, and may be thrown out all the same. */
export type Bystander = { email: string; name: string; password: string };

const people = [
  { email: "bob@example.com", name: "Bob" },
  { email: "carol@example.com", name: "Carol" },
] as const;

/**
 * Gives a lab its bystanders, if it has none yet. Their passwords are derived from the lab's id: so they
 * can be told again, and are kept nowhere.
 * @throws Problem `unknown-lab`
 */
export async function invite(lab: LabId): Promise<Bystander[]> {
  await requireLab(lab);
  const bystanders = people.map((person) => ({ ...person, password: passwordOf(lab, person.email) }));
  const data = await Promise.all(
    bystanders.map(async ({ email, name, password }) => ({
      labId: lab,
      email,
      name,
      role: "member",
      passwordHash: await hashPassword(password, hasherOf(lab)),
    })),
  );
  await getPrisma().user.createMany({ data, skipDuplicates: true });
  return bystanders;
}

function passwordOf(lab: LabId, email: string): string {
  return createHmac("sha256", deriveKey("bystander"))
    .update(`${lab}/${email}`)
    .digest("base64url")
    .slice(0, 22);
}
