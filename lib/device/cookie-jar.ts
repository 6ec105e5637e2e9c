import type { NextAuthConfig } from "next-auth";
import { labPath } from "../lab/lab-path";
import type { LabLane, LaneCookies } from "../lab/lane";
import { longestLifetime } from "./lifetime";
import type { SessionList } from "./session-lists";

/** What a cookie jar has to know of its strategy. */
export type StrategyRules = {
  /** What the session cookie is called. */
  cookie: string;
  /** A refresh token lies beside the session cookie. */
  refreshes?: true;
  /** Every refresh must be signed with the key of the sign-in. */
  bound?: true;
  /** The cookie stands for a row of the table of sessions. */
  hasRow?: true;
  /** A signed copy of the session lies beside its cookie. */
  copies?: true;
  /** It is broken on purpose, so nothing may be built on a sign-in under it. */
  broken?: object;
  /** The Auth.js configuration that serves a jar. */
  configure(jar: CookieJar): NextAuthConfig;
  /** Where its sign-ins can be shown, and ended one by one; `null` where no list is kept. */
  list: SessionList | null;
};

/** The cookies that a request brought for a lane: those with `Path=/lab/{lab}/{device}/{strategy}`. */
export type CookieJar = LaneCookies & {
  rules: StrategyRules;
  /** The signed copy of the session, under the strategy that has one, or `null`. */
  sessionCopy: string | null;
  /** What came with a refresh, under the strategy that asks for it, or `null`: no cookie, so no thief copies it. */
  proof?: string | null;
  /** Cookies that the answer is to set beside the one that Auth.js sets. */
  alsoSet: CookieToSet[];
  /** A page asks, and not the API. It must make no difference, and does under one broken strategy. */
  forPage?: true;
  /** The server asks for itself, and not for the browser: it is told the user's id as well. */
  forServer?: true;
  /** The lab's owner has the password not asked for again, to see what a cookie gets without it. */
  unasked?: true;
  /** Who the visitor is to the limit on wrong passwords. Worked out when it is asked for: a check does not. */
  visitor(): string;
  /** It is a phone of a class, and the browser that asks is another: what its checks find is not the phone's. */
  isForeign?: boolean;
  /** A device of the lab is asked as by no owner of it. Worked out when it is asked for, as the visitor is. */
  isStranger?(): boolean;
  /** Whether the visitor came by https, so that cookies can be `Secure`. */
  secure: boolean;
};

/** The path that the jar's cookies are confined to, and the address of the device's page. */
export function jarPath({ lab, device, strategy }: LabLane): string {
  return `${labPath(lab)}/${device}/${strategy}`;
}

export const refreshCookieName = "lab.refresh";

export const copyCookieName = "lab.copy";

export const csrfCookieName = "lab.csrf";

/** How the session cookie of a jar is set: at sign-in, and when it is copied into another jar. */
export function sessionCookieOptions(jar: LabLane & { secure: boolean }) {
  return {
    httpOnly: true,
    sameSite: "lax" as const,
    secure: jar.secure,
    path: jarPath(jar),
    // Max-Age outlives the session on purpose: a browser that has dropped the cookie cannot show
    // that the server refuses it. A real application leaves this line out.
    maxAge: longestLifetime as number,
  };
}

/** A cookie as it is to be set. */
export type CookieToSet = {
  name: string;
  value: string;
  options: ReturnType<typeof sessionCookieOptions>;
};

/** A Cookie header of those that have a value. */
export function cookieHeader(cookies: Record<string, string | null>): string {
  const pairs = Object.entries(cookies).filter(([, value]) => value);
  return pairs.map(([name, value]) => `${name}=${encodeURIComponent(value as string)}`).join("; ");
}
