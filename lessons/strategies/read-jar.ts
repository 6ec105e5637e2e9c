import "server-only";
import type { NextRequest } from "next/server";
import { isPhone } from "@/lib/class/phone-cookie";
import { proofHeader } from "@/lib/client/device-key.mjs";
import { readCookie } from "@/lib/cookies";
import { type CookieJar, copyCookieName, refreshCookieName } from "@/lib/device/cookie-jar";
import { Problem } from "@/lib/errors";
import { isSecure, readLab } from "@/lib/http";
import { isDeviceSlug } from "@/lib/lab/devices";
import { isOwner } from "@/lib/lab/owner";
import { isPhoneSlug } from "@/lib/lab/phones";
import { t } from "@/lib/language/texts";
import { visitorNetwork } from "@/lib/visitor-network";
import { rulesOf } from "./rules";
import { isStrategy } from "./strategy";

export type JarParams = { lab: string; device: string; strategy: string };

/**
 * The jar of a request for what takes the password again. With `?ask=nothing` it does not, so that a lab's owner
 * can see what a stolen cookie gets where nothing is asked; from anybody else that is refused.
 */
export function readAskedJar(params: JarParams, { headers, nextUrl }: NextRequest): CookieJar {
  const jar = readJar(params, headers);
  const ask = nextUrl.searchParams.get("ask") ?? "password";
  if (ask === "password") return jar;
  if (ask !== "nothing") throw new Problem("invalid-field", t("ask must be password or nothing."));
  if (!isOwner(jar.lab, headers)) throw new Problem("not-owner");
  return { ...jar, unasked: true };
}

/** The cookie jar that a path names, with the cookies that came with the request. */
export function readJar(params: JarParams, headers: Headers): CookieJar {
  const { device, strategy } = params;
  const lab = readLab(params.lab);
  if (!isDeviceSlug(device)) throw new Problem("unknown-device");
  if (!isStrategy(strategy)) throw new Problem("unknown-strategy");
  const rules = rulesOf(strategy);
  const credential = readCookie(headers, rules.cookie) || null;
  const refreshToken = (rules.refreshes && readCookie(headers, refreshCookieName)) || null;
  const sessionCopy = (rules.copies && readCookie(headers, copyCookieName)) || null;
  const proof = (rules.bound && headers.get(proofHeader)) || null;
  const visitor = () => (isOwner(lab, headers) ? "owner" : visitorNetwork(headers));
  const secure = isSecure(headers);
  const isForeign = isPhoneSlug(device) && !isPhone(lab, device, headers);
  const isStranger = () => !isPhoneSlug(device) && !isOwner(lab, headers);
  const cookies = { credential, refreshToken, sessionCopy };
  const whoAsks = { visitor, isForeign, isStranger };
  return { lab, device, strategy, rules, ...cookies, proof, alsoSet: [], ...whoAsks, secure };
}
