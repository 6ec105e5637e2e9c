import { inLanguage } from "@/lib/language/in-language";
import { isPhoneSlug, type PhoneSlug, phoneName } from "./phones";

const devices = [
  { slug: "laptop", name: "Laptop" },
  { slug: "phone", name: "Phone" },
  { slug: "thief", name: "Thief" },
  { slug: "tablet", name: "Tablet" },
  { slug: "desktop", name: "Desktop" },
  { slug: "work-phone", name: "Work phone" },
  { slug: "television", name: "Television" },
  { slug: "watch", name: "Watch" },
  { slug: "console", name: "Console" },
  { slug: "car", name: "Car" },
  { slug: "library-pc", name: "Library PC" },
  { slug: "hotel-pc", name: "Hotel PC" },
] as const;

/**
 * The devices that a lab can have. The list is fixed so that a request can be told from a typing
 * error without asking the database: a check under `jwt` must not need it.
 */
export const deviceCatalogue = inLanguage(devices, "name");

/** Every check asks for one, in whatever language. */
const slugs: ReadonlySet<unknown> = new Set(devices.map(({ slug }) => slug));

export type DeviceSlug = (typeof deviceCatalogue)[number]["slug"] | PhoneSlug;

/** What every lab begins with. */
export const firstDevices: readonly DeviceSlug[] = ["laptop", "phone", "thief"];

/** The device that takes cookies instead of signing in. */
export const thief: DeviceSlug = "thief";

export function isDeviceSlug(value: unknown): value is DeviceSlug {
  return slugs.has(value) || isPhoneSlug(value);
}

/** The name on the screen. */
export function deviceName(slug: DeviceSlug): string {
  if (isPhoneSlug(slug)) return phoneName(slug);
  return deviceCatalogue.find((device) => device.slug === slug)?.name ?? slug;
}
