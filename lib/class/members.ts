import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { mostPhones, type PhoneSlug, phoneSlug, readPhoneSlug } from "../lab/phones";

/**
 * Makes a browser one of the phones of a class, or finds that it is one.
 * @param known the phone that it joined with before
 * @throws Problem `closed-class`, `full-class` or `removed-phone`; `no-class`
 */
export async function joinClass(lab: LabId, known: PhoneSlug | null): Promise<PhoneSlug> {
  if (known && (await isMember(lab, known))) return known;
  const number = await getPrisma().$transaction(async (tx) => {
    // Takes the lock of the class: of two that join at the same moment each gets a number of its own.
    const [counted] = await tx.$queryRaw<{ phones: number }[]>`
      UPDATE "Class" SET "phones" = "phones" + 1
       WHERE "labId" = ${lab} AND "closedAt" IS NULL AND "phones" < ${mostPhones} RETURNING "phones"`;
    if (!counted) return null;
    await tx.phone.create({ data: { labId: lab, number: counted.phones }, select: { number: true } });
    return counted.phones;
  });
  // After the transaction: to ask within it would need another connection, and the embedded database has one.
  if (number === null) throw await whyNot(lab);
  return phoneSlug(number);
}

async function whyNot(lab: LabId): Promise<Problem> {
  const found = await getPrisma().class.findUnique({ where: { labId: lab }, select: { closedAt: true } });
  if (!found) return new Problem("no-class");
  return new Problem(found.closedAt ? "closed-class" : "full-class");
}

/** Whether a browser is a phone of the class already. @throws Problem `removed-phone` */
export async function isMember(lab: LabId, phone: PhoneSlug): Promise<boolean> {
  const slug = readPhoneSlug(phone);
  if (slug?.kind !== "phone") return false;
  const found = await findPhone(lab, slug.number);
  if (found?.removedAt) throw new Problem("removed-phone");
  return found !== null;
}

/** A phone of the class that has not been taken out of it. @throws Problem `unknown-device`, `removed-phone` */
export async function requireMember(lab: LabId, number: number): Promise<void> {
  const found = await findPhone(lab, number);
  if (!found) throw new Problem("unknown-device");
  if (found.removedAt) throw new Problem("removed-phone");
}

function findPhone(labId: LabId, number: number) {
  return getPrisma().phone.findUnique({
    where: { labId_number: { labId, number } },
    select: { removedAt: true },
  });
}

/** Lets nobody join any more, or again. Phones that have joined stay. @throws Problem `no-class` */
export async function setDoor(labId: LabId, open: boolean): Promise<void> {
  const { count } = await getPrisma().class.updateMany({
    where: { labId },
    data: { closedAt: open ? null : new Date() },
  });
  if (count === 0) throw new Problem("no-class");
}
