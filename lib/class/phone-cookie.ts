import "server-only";
import { createHmac } from "node:crypto";
import { readCookie } from "../cookies";
import { deriveKey } from "../keys";
import { type LabId, labLifetime } from "../lab/lab-id";
import { labPath } from "../lab/lab-path";
import { isPhoneSlug, type PhoneSlug } from "../lab/phones";
import { isSame } from "../secrets";

/** Below the phone's page; and where it joined, for when it joins again. */
const names = { own: "lab.phone", joined: "lab.joined" };
type Place = keyof typeof names;

/** The address of a phone's page. Everything that is the phone's lies below it. */
export function phonePath(lab: LabId, phone: PhoneSlug): string {
  return `${labPath(lab)}/${phone}`;
}

/**
 * The cookies that make a browser one of a class's phones, for as long as the class lives. Their value follows
 * from the slug and the app's secret: any instance can check it, and none has to ask the database, so that the
 * checks of a phone cost no more than those of another device.
 * @param pin of the class: where the phone joins again, it is known by the second cookie
 */
export function phoneCookies(lab: LabId, phone: PhoneSlug, secure: boolean, pin?: string) {
  const value = `${lab}.${phone}.${proofFor(lab, phone)}`;
  const options = { httpOnly: true, sameSite: "lax" as const, secure, maxAge: labLifetime / 1000 };
  const own = { name: names.own, value, options: { ...options, path: phonePath(lab, phone) } };
  if (pin === undefined) return [own];
  // Longer than the class, so that a phone that comes back a day later can be told that it is over.
  const joined = { ...options, path: `/join/${pin}`, maxAge: (7 * labLifetime) / 1000 };
  return [own, { name: names.joined, value, options: joined }];
}

/** Whether a request comes from the browser that is this phone. */
export function isPhone(lab: LabId, phone: PhoneSlug, headers: Headers): boolean {
  const cookie = read(headers, "own");
  return cookie?.lab === lab && cookie.phone === phone;
}

/** Which phone a browser is that has joined at this address before, and in which class. */
export function readJoined(headers: Headers): { lab: string; phone: PhoneSlug } | null {
  return read(headers, "joined");
}

/** What the cookie says, once its proof has been checked. */
function read(headers: Headers, place: Place): { lab: string; phone: PhoneSlug } | null {
  const [lab = "", phone, proof = ""] = (readCookie(headers, names[place]) ?? "").split(".");
  return isPhoneSlug(phone) && isSame(proof, proofFor(lab, phone)) ? { lab, phone } : null;
}

function proofFor(lab: string, phone: PhoneSlug): string {
  return createHmac("sha256", deriveKey("phone")).update(`${lab}/${phone}`).digest("base64url");
}
