import type { DeviceSlug } from "../lab/devices";
import type { LabId } from "../lab/lab-id";
import { longestLifetime } from "./lifetime";
import type { Strategy } from "./strategy";

/** Which jar: one device under one strategy. */
export type JarAddress = { lab: LabId; device: DeviceSlug; strategy: Strategy };

/** One device under one strategy: the cookies with `Path=/lab/{lab}/{device}/{strategy}`. */
export type CookieJar = JarAddress & {
  /** The session cookie that this request brought, or `null`. */
  credential: string | null;
  /** Whether the visitor came by https, so that cookies can be `Secure`. */
  secure: boolean;
};

export function labPath(lab: string): string {
  return `/lab/${lab}`;
}

/** The path that the jar's cookies are confined to, and the address of the device's page. */
export function jarPath({ lab, device, strategy }: JarAddress): string {
  return `${labPath(lab)}/${device}/${strategy}`;
}

/**
 * What the session cookie is called. Auth.js finds a session cookie by the beginning of its name (so it
 * finds the pieces of a long one), therefore no name here may begin with another.
 */
export const sessionCookieNames: Record<Strategy, string> = {
  database: "lab.session",
  jwt: "lab.token",
};

export const csrfCookieName = "lab.csrf";

/** How the session cookie of a jar is set: at sign-in, and when it is copied into another jar. */
export function sessionCookieOptions(jar: JarAddress & Pick<CookieJar, "secure">) {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    secure: jar.secure,
    path: jarPath(jar),
    // Max-Age outlives the session on purpose: a browser that has dropped the cookie cannot show
    // that the server refuses it. A real application leaves this line out.
    maxAge: longestLifetime,
  };
}

/** A Cookie header of those that have a value. */
export function cookieHeader(cookies: Record<string, string | null>): string {
  const pairs = Object.entries(cookies).filter(([, value]) => value);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join("; ");
}
