import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, deviceCatalogue } from "./devices";
import { logEvent } from "./events";
import type { LabId } from "./lab-id";

/** Adds the next device of the catalogue to a lab. */
export async function addDevice(lab: LabId): Promise<DeviceSlug> {
  return getPrisma().$transaction(async (tx) => {
    // Locked, so that two at the same moment add two devices and not the same one twice.
    const labs = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Lab" WHERE "id" = ${lab} FOR UPDATE`;
    if (labs.length === 0) throw new Problem("unknown-lab");
    const taken = await tx.device.findMany({ where: { labId: lab }, select: { slug: true } });
    const next = deviceCatalogue.find(({ slug }) => taken.every((device) => device.slug !== slug));
    if (!next) throw new Problem("too-many-devices");
    await tx.device.create({ data: { labId: lab, slug: next.slug } });
    await logEvent({ lab, device: next.slug }, "device-added", {}, tx);
    return next.slug;
  });
}
