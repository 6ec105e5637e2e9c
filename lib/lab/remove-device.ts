import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, firstDevices, isDeviceSlug } from "./devices";
import type { LabId } from "./lab-id";

/**
 * Takes a device out of a lab, and ends what the server keeps of it: its sessions and refresh tokens. An
 * access token that a thief has copied from it stays as good as any.
 * @throws Problem `unknown-lab`, `unknown-device`, `device-stays`
 */
export async function removeDevice(lab: LabId, device: string): Promise<DeviceSlug> {
  if (!isDeviceSlug(device)) throw new Problem("unknown-device");
  if (firstDevices.includes(device)) throw new Problem("device-stays");
  await getPrisma().$transaction(async (tx) => {
    // Locked, as where a device is added.
    const labs = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Lab" WHERE "id" = ${lab} FOR UPDATE`;
    if (labs.length === 0) throw new Problem("unknown-lab");
    const { count } = await tx.device.deleteMany({ where: { labId: lab, slug: device } });
    if (count === 0) throw new Problem("unknown-device");
    await tx.session.deleteMany({ where: { device, user: { labId: lab } } });
    await tx.refreshFamily.updateMany({
      where: { device, user: { labId: lab }, revokedAt: null },
      data: { revokedAt: new Date() },
    });
  });
  return device;
}
