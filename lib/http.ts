import "server-only";
import { NextResponse } from "next/server";
import type { z } from "zod";
import { t } from "@/lib/language/texts";
import { isLabGone } from "./db/lab-gone";
import { isDatabaseUnavailable } from "./db/unavailable";
import type { CookieToSet } from "./device/cookie-jar";
import { Problem, problemResponse } from "./errors";
import { readDatabaseCondition } from "./evidence/database-condition";
import { underCondition } from "./evidence/distance";
import { keeping, readKeeping } from "./evidence/keeping";
import { millisecondsSince, record } from "./evidence/recorder";
import { serverTiming } from "./evidence/server-timing";
import { type Exchange, keepEvidence } from "./lab/event-evidence";
import { type LabId, readLabId } from "./lab/lab-id";
import { bodyLimit } from "./limits";

/** The Set-Cookie header's value for each cookie. */
export function setCookieLines(cookies: readonly CookieToSet[]): string[] {
  // Every check asks, and hardly one has any.
  if (cookies.length === 0) return [];
  const response = new NextResponse();
  for (const { name, value, options } of cookies) response.cookies.set(name, value, options);
  return response.headers.getSetCookie();
}

/** Has an answer set cookies, beside those that it sets already. */
export function appendCookies(headers: Headers, cookies: readonly CookieToSet[]): void {
  for (const line of setCookieLines(cookies)) headers.append("set-cookie", line);
}

/** Runs a route handler and turns whatever it throws into problem details. */
export async function answer(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    return problemResponse(toProblem(error));
  }
}

/**
 * The same for a route that checks something, which its answer then says with a Server-Timing header.
 * `?db=` and `?cache=` hold for all that the request does.
 */
export async function timedAnswer(request: Request, handler: () => Promise<Response>): Promise<Response> {
  const start = performance.now();
  const { result: response, recording } = await answerRecorded(request, handler);
  const ms = millisecondsSince(start);
  const token = recording.tokens.at(-1) ?? null;
  response.headers.set("server-timing", serverTiming({ sql: recording.sql, token, ms }));
  await keepEvidence(recording, exchangeOf(request, response, ms));
  return response;
}

/** The same for a route that belongs to a lab: what it does is kept with the events that it makes. */
export async function keptAnswer(request: Request, handler: () => Promise<Response>): Promise<Response> {
  const start = performance.now();
  const { result: response, recording } = await record("near", () => answer(handler));
  await keepEvidence(recording, exchangeOf(request, response, millisecondsSince(start)));
  return response;
}

function exchangeOf(request: Request, response: Response, ms: number): Exchange {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    status: response.status,
    cookie: request.headers.get("cookie") ?? "",
    setCookies: response.headers.getSetCookie(),
    ms,
  };
}

async function answerRecorded(request: Request, handler: () => Promise<Response>) {
  const { pathname, searchParams } = new URL(request.url);
  try {
    const condition = readDatabaseCondition(searchParams.get("db"));
    const lab = pathname.split("/", 3).at(-1) ?? "";
    const work = () => answer(() => underCondition(lab, condition, handler));
    return await keeping(readKeeping(searchParams.get("cache")), () => record(condition, work));
  } catch (error) {
    return record("near", async () => problemResponse(toProblem(error)));
  }
}

/** What a visitor is told of an error. What is our own fault is logged, and not told. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isDatabaseUnavailable(error)) return new Problem("database-unavailable", undefined, { cause: error });
  if (isLabGone(error)) return new Problem("unknown-lab", undefined, { cause: error });
  console.error(error);
  return new Problem("internal", undefined, { cause: error });
}

/** @throws Problem `unknown-lab` or `expired-lab` */
export function readLab(text: string): LabId {
  const lab = readLabId(text, Date.now());
  if (lab.state !== "alive") throw new Problem(`${lab.state}-lab`);
  return lab.id;
}

/** Whether the visitor came by https, so that cookies can be `Secure`. */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto") === "https";
}

/**
 * The address that the visitor used. Next's own `request.url` says localhost whatever the Host header
 * said, and would send a phone on the same network to itself.
 */
export function originOf(headers: Headers): string {
  const protocol = isSecure(headers) ? "https" : "http";
  const address = `${protocol}://${headers.get("host") ?? "localhost"}`;
  const { href, origin } = new URL(URL.canParse(address) ? address : `${protocol}://localhost`);
  // The header can say anything. With more in it than a host and a port, it is no address.
  return href === `${origin}/` ? origin : `${protocol}://localhost`;
}

/**
 * Refuses what another site sends in a visitor's name. Programs that are no browser send no Origin.
 * @throws Problem `cross-origin`
 */
export function refuseCrossOrigin(headers: Headers): void {
  const origin = headers.get("origin");
  if (origin !== null && origin !== originOf(headers)) throw new Problem("cross-origin");
}

/** @throws Problem `body-too-large`, before more than the limit has been read */
export async function readBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > bodyLimit) throw new Problem("body-too-large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** @throws Problem `malformed-json` */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Problem("malformed-json", undefined, { cause });
  }
}

/** @throws Problem `invalid-field` that names the fields */
export function parseFields<T extends z.ZodType>(schema: T, value: unknown): z.infer<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => issue.path.join(".") || t("the body"));
  throw new Problem("invalid-field", t("Missing or wrong: {all}.", { all: [...new Set(fields)].join(", ") }));
}

/** The body of a request that changes something, parsed; another site's is refused. */
export async function readCommand<T extends z.ZodType>(request: Request, schema: T): Promise<z.infer<T>> {
  refuseCrossOrigin(request.headers);
  return parseFields(schema, parseJson(await readBody(request)));
}
