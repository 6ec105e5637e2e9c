import "server-only";
import { z } from "zod";
import { createSessionToken } from "@/auth/sessions";
import { t } from "@/lib/language/texts";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { type DeviceSlug, isDeviceSlug } from "../lab/devices";
import { logEvent } from "../lab/events";
import type { LabId } from "../lab/lab-id";
import { type CookieJar, type CookieToSet, copyCookieName, sessionCookieOptions } from "./cookie-jar";
import { refreshCookie } from "./refresh-cookie";
import { readSessionRow } from "./session-row";

export const theft = z.object({
  to: z.custom<DeviceSlug>(isDeviceSlug),
  /** The cookie itself; or `row`, what the table holds of the session, as a leak of it would give away. */
  what: z.enum(["cookie", "row"]).default("cookie"),
});

/**
 * Copies a device's session cookie into another device's jar: the value itself, which the server cannot
 * tell from the original. Or puts there what the table holds, which is only its hash, unless
 * the adapter stores the token itself. What lies beside the session cookie is stolen with it.
 */
export async function stealCookie(
  jar: CookieJar,
  { to, what }: z.infer<typeof theft>,
): Promise<CookieToSet[]> {
  if (to === jar.device) throw new Problem("invalid-field", t("A device cannot steal from itself."));
  const value = what === "row" ? await readStoredToken(jar) : jar.credential;
  const { refreshToken, sessionCopy } = what === "row" ? { refreshToken: null, sessionCopy: null } : jar;
  if (value === null && refreshToken === null) throw new Problem("nothing-to-steal");
  await requireDevice(jar.lab, to);
  await logEvent(jar, what === "row" ? "leak-tried" : "cookie-stolen", { to });
  const own = { ...jar, device: to };
  const session = { name: jar.rules.cookie, options: sessionCookieOptions(own) };
  return [
    ...(value === null ? [] : [{ ...session, value }]),
    ...(refreshToken === null ? [] : [refreshCookie(own, refreshToken)]),
    ...(sessionCopy === null ? [] : [{ ...session, name: copyCookieName, value: sessionCopy }]),
  ];
}

export const planting = z.object({ to: z.custom<DeviceSlug>(isDeviceSlug) });

/**
 * Makes up a session id, and puts it into two jars: the thief's own, and the one of whoever is to sign in with
 * it. Outside of a lab a page on a neighbouring subdomain can do that, or somebody in the network before it
 * was https, or a link to a server that takes the id from the address.
 */
export async function plantId(jar: CookieJar, { to }: z.infer<typeof planting>): Promise<CookieToSet[]> {
  if (to === jar.device) throw new Problem("invalid-field", t("A device cannot plant an id in itself."));
  await requireDevice(jar.lab, to);
  await logEvent(jar, "id-planted", { to });
  const value = createSessionToken();
  return [jar, { ...jar, device: to }].map((own) => ({
    ...{ name: jar.rules.cookie, value, options: sessionCookieOptions(own) },
  }));
}

async function requireDevice(labId: LabId, slug: DeviceSlug): Promise<void> {
  const where = { labId_slug: { labId, slug } };
  if (!(await getPrisma().device.findUnique({ where }))) throw new Problem("unknown-device");
}

async function readStoredToken(jar: CookieJar): Promise<string | null> {
  const row = await readSessionRow(jar);
  return row ? String(row.sessionToken) : null;
}
