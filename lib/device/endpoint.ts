import "server-only";
import { Auth, raw, skipCSRFCheck } from "@auth/core";
import type { NextRequest } from "next/server";
import { t } from "@/lib/language/texts";
import { readCookie } from "../cookies";
import { isDatabaseUnavailable } from "../db/unavailable";
import { Problem, problemIn } from "../errors";
import { databaseCondition, record } from "../evidence/recorder";
import { appendCookies, originOf, parseJson, readBody, refuseCrossOrigin } from "../http";
import { logEvent } from "../lab/events";
import { lookUp } from "../look-up";
import { type CookieJar, type CookieToSet, cookieHeader, csrfCookieName, jarPath } from "./cookie-jar";
import { expiries, isExpiry } from "./expiry";
import { isLifetime } from "./lifetime";

/** Auth.js's own endpoints, as far as signing in with a password has a use for them, and their fields. */
const endpoints: Record<string, readonly string[]> = {
  "GET /csrf": [],
  "GET /providers": [],
  "GET /session": [],
  "POST /session": [],
  "POST /signout": [],
  "POST /callback/credentials": ["email", "password", "lifetime"],
};

/**
 * What a browser is to put away at a sign-out (OWASP ASVS 5.0, 14.3.1), beside the cookie that is cleared. Not
 * "storage", in which the board keeps what is every device's; and "cookies" would sign all of them out.
 */
export const clearedAtSignOut = '"cache"';

type Form = Record<string, string>;

/**
 * Serves Auth.js's endpoints for a cookie jar. It adds what Auth.js leaves to others: limits, the
 * visitor's own origin, and the truth about a database that does not answer.
 */
export async function serveAuth(jar: CookieJar, request: NextRequest): Promise<Response> {
  const action = request.nextUrl.pathname.slice(`${jarPath(jar)}/api/auth`.length);
  const fields = lookUp(endpoints, `${request.method} ${action}`);
  if (!fields) throw new Problem("unknown-action");
  const form = request.method === "POST" ? checkForm(await readForm(request), fields) : null;
  const forwarded = forward(jar, request, action, form);

  // What the handlers of next-auth call. They would put AUTH_URL in place of the visitor's own address.
  const { result, recording } = await record(databaseCondition(), () =>
    Auth(forwarded, jar.rules.configure(jar)),
  );
  if (recording.problem) throw recording.problem;
  // Auth.js would say "nobody is signed in", or sign the browser out and leave the row.
  if (recording.refusal === "database-unavailable") throw new Problem("database-unavailable");
  if (action === "/session" && (await result.clone().json()) !== null) await logEvent(jar, "session-visited");
  // A redirect's headers cannot be added to: a copy's can.
  const response = new Response(result.body, result);
  appendCookies(response.headers, jar.alsoSet);
  if (action === "/signout") response.headers.set("clear-site-data", clearedAtSignOut);
  return response;
}

/**
 * Signs in or out for a server action, which Next has protected from other sites already.
 * @returns the cookies to set
 * @throws Problem, or Auth.js's own AuthError
 */
export async function performAuth(
  jar: CookieJar,
  action: "/callback/credentials" | "/signout",
  form: Form,
): Promise<CookieToSet[]> {
  const body = checkForm(form, endpoints[`POST ${action}`] ?? []);
  const config = jar.rules.configure(jar);
  const request = new Request(`http://localhost${config.basePath}${action}`, {
    method: "POST",
    headers: { cookie: cookieHeader({ [jar.rules.cookie]: jar.credential }) },
    body: new URLSearchParams(body),
  });
  const { result, recording } = await record("near", () =>
    // Auth.js throws what it has wrapped a problem or an outage in: those are looked at first.
    Auth(request, { ...config, raw, skipCSRFCheck }).catch(throwUnwrapped),
  );
  if (recording.refusal === "database-unavailable") throw new Problem("database-unavailable");
  return [...((result.cookies ?? []) as CookieToSet[]), ...jar.alsoSet];
}

function throwUnwrapped(error: unknown): never {
  const problem = problemIn(error);
  if (problem) throw problem;
  throw isDatabaseUnavailable(error)
    ? new Problem("database-unavailable", undefined, { cause: error })
    : error;
}

async function readForm(request: Request): Promise<Form> {
  refuseCrossOrigin(request.headers);
  const text = await readBody(request);
  const isJson = request.headers.get("content-type")?.includes("application/json");
  const form = isJson ? parseJson(text) : Object.fromEntries(new URLSearchParams(text));
  if (typeof form !== "object" || form === null) {
    throw new Problem("invalid-field", t("The body is not an object."));
  }
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, asText(name, value)]));
}

function asText(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw new Problem("invalid-field", t("Wrong type: {name}.", { name }));
}

/** A missing CSRF token is not looked for: refusing that is Auth.js's part. */
function checkForm(form: Form, fields: readonly string[]): Form {
  const missing = fields.filter((field) => !form[field]);
  if (missing.length > 0)
    throw new Problem("invalid-field", t("Missing: {missing}.", { missing: missing.join(", ") }));
  if (fields.includes("lifetime") && !isLifetime(form.lifetime)) throw new Problem("invalid-lifetime");
  if (form.expiry !== undefined && !isExpiry(form.expiry)) {
    throw new Problem(
      "invalid-field",
      t("expiry must be one of {expiries}.", { expiries: expiries.join(", ") }),
    );
  }
  return form;
}

/**
 * The request as Auth.js gets it: under the address that the visitor used, and with the two cookies that
 * count. A spoilt `callbackUrl` in the query or in a cookie would make it answer 500.
 */
function forward(jar: CookieJar, request: NextRequest, action: string, form: Form | null): Request {
  const headers = new Headers({
    cookie: cookieHeader({
      [jar.rules.cookie]: jar.credential,
      [csrfCookieName]: readCookie(request.headers, csrfCookieName),
    }),
  });
  const wantsAddress = request.headers.get("x-auth-return-redirect");
  if (wantsAddress) headers.set("x-auth-return-redirect", wantsAddress);
  const url = `${originOf(request.headers)}${jarPath(jar)}/api/auth${action}`;
  const body = form && new URLSearchParams({ callbackUrl: jarPath(jar), ...form });
  return new Request(url, { method: request.method, headers, body });
}
