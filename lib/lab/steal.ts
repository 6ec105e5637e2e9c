import "server-only";
import { z } from "zod";
import { type CookieJar, type JarAddress, jarPath, sessionCookieNames } from "../auth/cookie-jar";
import { longestLifetime } from "../auth/lifetime";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, isDeviceSlug } from "./devices";
import { logEvent } from "./events";

export const theft = z.object({ to: z.custom<DeviceSlug>(isDeviceSlug) });

/** A cookie as it is to be set. */
export type CookieToSet = {
  name: string;
  value: string;
  options: { path: string; maxAge: number; httpOnly: boolean; sameSite: "lax"; secure: boolean };
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
  const thiefsJar: JarAddress = { ...jar, device: to };
  return {
    name: sessionCookieNames[jar.strategy],
    value: jar.credential,
    options: {
      path: jarPath(thiefsJar),
      maxAge: longestLifetime,
      httpOnly: true,
      sameSite: "lax",
      secure: jar.secure,
    },
  };
}
