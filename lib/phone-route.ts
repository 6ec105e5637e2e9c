import "server-only";
import type { NextRequest } from "next/server";
import { isPhone, phonePath } from "./class/phone-cookie";
import { Problem } from "./errors";
import { isForm, leadOn } from "./form";
import { answer, readLab, refuseCrossOrigin } from "./http";
import type { LabId } from "./lab/lab-id";
import { type PhoneSlug, readPhoneSlug } from "./lab/phones";

type PhoneParams = { lab: string; device: string };

/** A request of the browser that is a phone of the class. */
export type PhoneRequest = { lab: LabId; number: number; device: PhoneSlug; request: NextRequest };

/**
 * Makes a route handler for what belongs to one phone: it refuses every other browser before it begins. What a
 * form sends goes back to the phone's page, which says how it went; what a script sends is answered.
 */
export function phoneRoute(handle: (asked: PhoneRequest) => Promise<Response>) {
  return routeOf(["phone"], handle);
}

/** The same for a thief too, who holds the copy of a phone's cookies. */
export function anyPhoneRoute(handle: (asked: PhoneRequest) => Promise<Response>) {
  return routeOf(["phone", "thief"], handle);
}

function routeOf(kinds: readonly string[], handle: (asked: PhoneRequest) => Promise<Response>) {
  return (request: NextRequest, context: { params: Promise<PhoneParams> }): Promise<Response> =>
    answer(async () => {
      const { lab: text, device } = await context.params;
      const lab = readLab(text);
      if (request.method !== "GET") refuseCrossOrigin(request.headers);
      const slug = readPhoneSlug(device);
      if (!slug || !kinds.includes(slug.kind)) throw new Problem("unknown-device");
      const phone = device as PhoneSlug;
      if (!isPhone(lab, phone, request.headers)) throw new Problem("not-this-phone");
      const page = phonePath(lab, phone);
      const asked = { lab, number: slug.number, device: phone, request };
      if (!isForm(request)) return handle(asked);
      return leadOn(handle(asked), () => page, page);
    });
}
