import "server-only";
import { cookies, headers } from "next/headers";
import { isSecure } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import type { LabId } from "@/lib/lab/lab-id";
import { createLab } from "@/lib/lab/labs";
import { ownerCookie } from "@/lib/lab/owner";

/**
 * Makes a lab for a server action, and the browser that pressed the button its owner.
 * @throws Problem `too-many-labs`
 */
export async function makeOwnLab(): Promise<LabId> {
  await admitLab(await headers());
  const { id } = await createLab();
  await makeOwner(id);
  return id;
}

/** Makes the browser whose server action this is an owner of a lab. */
export async function makeOwner(lab: LabId): Promise<void> {
  const { name, value, options } = ownerCookie(lab, isSecure(await headers()));
  (await cookies()).set(name, value, options);
}
