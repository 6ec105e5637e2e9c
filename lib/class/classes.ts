import "server-only";
import { t } from "@/lib/language/texts";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { createLab, deleteLab } from "../lab/labs";
import { mostPhones } from "../lab/phones";
import type { Strategy } from "../lab/strategy";
import { createPin } from "./pin";

/** What a round compares, and for how long its sign-ins live. */
export type Setting = { kind: string; left: Strategy; right: Strategy; lifetime: number };

/** How often another PIN is drawn when one is taken. */
const draws = 20;

/**
 * Makes a class: a lab with a PIN, and a lobby in which phones are signed in already.
 * @param lobby how they are signed in until the first round begins
 */
export async function createClass(lobby: Setting): Promise<{ id: LabId; pin: string }> {
  const { id } = await createLab();
  for (let draw = 0; draw < draws; draw += 1) {
    const pin = createPin();
    if (await isGiven(id, pin, lobby)) return { id, pin };
  }
  await deleteLab(id);
  throw new Problem("too-many-labs", t("No PIN is free."));
}

/** @returns whether the PIN was free */
async function isGiven(labId: LabId, pin: string, lobby: Setting): Promise<boolean> {
  return getPrisma().$transaction(async (tx) => {
    const { count } = await tx.class.createMany({ data: [{ labId, pin }], skipDuplicates: true });
    if (count > 0) await tx.round.create({ data: { labId, number: 0, ...lobby }, select: { labId: true } });
    return count > 0;
  });
}

/** The class that a PIN leads to; `null` for none. */
export async function findClass(
  pin: string,
): Promise<{ lab: LabId; isOpen: boolean; isFull: boolean } | null> {
  const found = await getPrisma().class.findUnique({
    where: { pin },
    select: { labId: true, closedAt: true, phones: true },
  });
  if (!found) return null;
  return {
    lab: found.labId as LabId,
    isOpen: found.closedAt === null,
    isFull: found.phones >= mostPhones,
  };
}

/** @throws Problem `no-class` */
export async function findPin(lab: LabId): Promise<string> {
  const found = await getPrisma().class.findUnique({ where: { labId: lab }, select: { pin: true } });
  if (!found) throw new Problem("no-class");
  return found.pin;
}

/** Whether a lab is a class. */
export async function isClass(lab: LabId): Promise<boolean> {
  const found = await getPrisma().class.findUnique({ where: { labId: lab }, select: { labId: true } });
  return found !== null;
}
