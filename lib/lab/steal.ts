import "server-only";
import { z } from "zod";
import { type CookieJar, sessionCookieNames, sessionCookieOptions } from "../auth/cookie-jar";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, isDeviceSlug } from "./devices";
import { logEvent } from "./events";

export const theft = z.object({ to: z.custom<DeviceSlug>(isDeviceSlug) });

/** A cookie as it is to be set. */
export type CookieToSet = {
  name: string;
  value: string;
  options: ReturnType<typeof sessionCookieOptions>;
};

/**
 * Copies a device's session cookie into another device's jar: the value itself, so that the server has
 * no way to tell the copy from the original.
 */
export async function stealCookie(jar: CookieJar, { to }: z.infer<typeof theft>): Promise<CookieToSet> {
  if (to === jar.device) throw new Problem("invalid-field", "A device cannot steal from itself.");
  if (jar.credential === null) throw new Problem("nothing-to-steal");
  const where = { labId_slug: { labId: jar.lab, slug: to } };
  if (!(await getPrisma().device.findUnique({ where }))) throw new Problem("unknown-device");
  await logEvent(jar, "cookie-stolen", { to });
  return {
    name: sessionCookieNames[jar.strategy],
    value: jar.credential,
    options: sessionCookieOptions({ ...jar, device: to }),
  };
}
