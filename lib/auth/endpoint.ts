import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { Problem } from "../errors";
import { record } from "../evidence/recorder";
import { serverTiming } from "../evidence/server-timing";
import { originOf, parseJson, readBody, refuseCrossOrigin } from "../http";
import { type CookieJar, jarPath, sessionCookieNames } from "./cookie-jar";
import { isLifetime } from "./lifetime";
import { configure } from "./registry";

/** Auth.js's own endpoints, as far as signing in with a password has a use for them. */
const endpoints: Record<string, readonly string[]> = {
  "GET /csrf": [],
  "GET /providers": [],
  "GET /session": [],
  "POST /session": ["csrfToken"],
  "POST /signout": ["csrfToken"],
  "POST /callback/credentials": ["csrfToken", "email", "password", "lifetime"],
};

/**
 * Serves Auth.js's endpoints for a cookie jar. It adds what Auth.js leaves to others: limits, the
 * visitor's own origin, and the truth about a database that does not answer.
 */
export async function serveAuth(jar: CookieJar, request: NextRequest): Promise<Response> {
  const action = request.nextUrl.pathname.slice(`${jarPath(jar)}/api/auth`.length);
  const fields = endpoints[`${request.method} ${action}`];
  if (!fields) throw new Problem("unknown-action");
  const body = request.method === "POST" ? await readForm(request, fields) : undefined;

  const start = performance.now();
  const { handlers } = NextAuth(configure(jar));
  const forwarded = forward(jar, request, action, body);
  const { result: response, recording } = await record("near", () =>
    handlers[request.method as "GET" | "POST"](forwarded),
  );
  // Auth.js says "nobody is signed in", or signs the browser out and leaves the row.
  if (recording.refusal === "database-unavailable") throw new Problem("database-unavailable");
  response.headers.set("server-timing", serverTiming({ ...recording, ms: performance.now() - start }));
  return response;
}

/** @throws Problem when a field is missing or cannot be right */
async function readForm(request: Request, fields: readonly string[]): Promise<Record<string, string>> {
  refuseCrossOrigin(request.headers);
  const text = await readBody(request);
  const isJson = request.headers.get("content-type")?.includes("application/json");
  const form = isJson ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
  if (typeof form !== "object" || form === null)
    throw new Problem("invalid-field", "The body is not an object.");
  const values = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, asText(name, value)]));
  // A CSRF token that is missing is Auth.js's to refuse.
  const missing = fields.filter((field) => field !== "csrfToken" && !values[field]);
  if (missing.length > 0) throw new Problem("invalid-field", `Missing: ${missing.join(", ")}.`);
  if (fields.includes("lifetime") && !isLifetime(values.lifetime)) throw new Problem("invalid-lifetime");
  return values;
}

function asText(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new Problem("invalid-field", `Wrong type: ${name}.`);
}

/**
 * The request as Auth.js gets it: under the address that the visitor used, and with the two cookies that
 * count. A spoilt `callbackUrl` in the query or a cookie would make it answer 500.
 */
function forward(
  jar: CookieJar,
  request: NextRequest,
  action: string,
  body?: Record<string, string>,
): NextRequest {
  const origin = originOf(request.headers);
  const headers = new Headers();
  const returnsJson = request.headers.get("x-auth-return-redirect");
  if (returnsJson) headers.set("x-auth-return-redirect", returnsJson);
  const csrf = request.cookies.get("lab.csrf")?.value;
  const cookies = Object.entries({ [sessionCookieNames[jar.strategy]]: jar.credential, "lab.csrf": csrf });
  headers.set(
    "cookie",
    cookies.flatMap(([name, value]) => (value ? `${name}=${encodeURIComponent(value)}` : [])).join("; "),
  );
  const form = body && new URLSearchParams({ callbackUrl: jarPath(jar), ...body });
  const url = `${origin}${jarPath(jar)}/api/auth${action}`;
  // next-auth reads nothing of a NextRequest that a Request does not have, unless AUTH_URL is set.
  return new Request(url, { method: request.method, headers, body: form }) as NextRequest;
}
