import "server-only";
import type { z } from "zod";
import { parseFields, parseJson, readBody, toProblem } from "./http";

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
 * Answers a form: leads to what came of it, or back to a page that says why nothing did.
 * @param made what its request makes, with the cookies that the browser gets
 * @param door the page that is led back to
 */
export function leadOn<T extends Pick<Response, "headers">>(
  made: Promise<T>,
  placeOf: (made: T) => string,
  door: string,
): Promise<Response> {
  return made.then(
    (done) => seeOther(placeOf(done), done),
    (error) => seeOther(`${door}?error=${toProblem(error).code}`),
  );
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
