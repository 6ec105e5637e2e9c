import "server-only";
import type { NextRequest } from "next/server";
import type { z } from "zod";
import { isPhone, phonePath } from "./class/phone-cookie";
import { Problem } from "./errors";
import { answer, parseFields, parseJson, readBody, readLab, refuseCrossOrigin, toProblem } from "./http";
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
      return handle(asked).then(
        (response) => seeOther(page, response),
        (error) => seeOther(`${page}?error=${toProblem(error).code}`),
      );
    });
}

/** What a form without JavaScript sends, for whose answer a person waits. */
export function isForm({ method, headers }: Request): boolean {
  if (method !== "POST") return false;
  const isSubmitted = (headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  return isSubmitted && (headers.get("accept") ?? "").includes("text/html");
}

/** Sends the browser to a page, with the cookies that an answer sets. */
export function seeOther(
  location: string,
  { headers }: Pick<Response, "headers"> = new Response(),
): Response {
  const own = new Headers({ location, "cache-control": "no-store" });
  for (const line of headers.getSetCookie()) own.append("set-cookie", line);
  return new Response(null, { status: 303, headers: own });
}

/**
 * The fields of a request, which are JSON or a form.
 * @throws Problem `malformed-json`, `invalid-field`, `body-too-large`
 */
export async function readFields<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  const text = await readBody(request);
  const isUrlEncoded = request.headers.get("content-type")?.includes("application/x-www-form-urlencoded");
  const fields = isUrlEncoded
    ? Object.fromEntries(new URLSearchParams(text))
    : text === ""
      ? {}
      : parseJson(text);
  return parseFields(schema, fields);
}
