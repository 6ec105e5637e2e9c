import "server-only";
import { z } from "zod";
import { type CookieJar, sessionCookieNames, sessionCookieOptions } from "../auth/cookie-jar";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, isDeviceSlug } from "./devices";
import { logEvent } from "./events";
import { readSessionRow } from "./session-row";

export const theft = z.object({
  to: z.custom<DeviceSlug>(isDeviceSlug),
  /** The cookie itself; or `row`, what the table holds of the session, as a leak of it would give away. */
  what: z.enum(["cookie", "row"]).default("cookie"),
});

/** A cookie as it is to be set. */
export type CookieToSet = {
  name: string;
  value: string;
  options: ReturnType<typeof sessionCookieOptions>;
};

/**
 * Copies a device's session cookie into another device's jar: the value itself, so that the server has
 * no way to tell the copy from the original. Or puts there what the table holds, which is only its hash.
 */
export async function stealCookie(jar: CookieJar, { to, what }: z.infer<typeof theft>): Promise<CookieToSet> {
  if (to === jar.device) throw new Problem("invalid-field", "A device cannot steal from itself.");
  const value = what === "row" ? await readStoredToken(jar) : jar.credential;
  if (value === null) throw new Problem("nothing-to-steal");
  const where = { labId_slug: { labId: jar.lab, slug: to } };
  if (!(await getPrisma().device.findUnique({ where }))) throw new Problem("unknown-device");
  await logEvent(jar, what === "row" ? "leak-tried" : "cookie-stolen", { to });
  return {
    name: sessionCookieNames[jar.strategy],
    value,
    options: sessionCookieOptions({ ...jar, device: to }),
  };
}

async function readStoredToken(jar: CookieJar): Promise<string | null> {
  const row = await readSessionRow(jar);
  return row ? String(row.sessionToken) : null;
}
