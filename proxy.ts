import { type NextRequest, NextResponse } from "next/server";
import { Problem, problemResponse } from "./lib/errors";
import { lengthFault } from "./lib/limits";

/**
 * Refuses a large form before Next reads it for a server action. The route handlers count for themselves. And leads
 * `POST /join/{pin}` to its route handler: at one address Next has either a page or a handler.
 */
export function proxy(request: NextRequest): Response {
  const fault = lengthFault(request.headers);
  if (fault) return problemResponse(new Problem(fault));
  const { pathname } = request.nextUrl;
  if (request.method !== "POST" || !pathname.startsWith("/join/")) return NextResponse.next();
  return NextResponse.rewrite(new URL(`${pathname}/phone`, request.nextUrl));
}

export const config = {
  matcher: [
    "/",
    "/tour",
    "/recordings",
    "/challenges",
    "/claims",
    "/defences",
    "/opaque-token",
    "/other-site",
    "/join/:pin",
    "/lab/:lab/:device/:strategy",
    "/lab/:lab/handover/:code",
    "/lab/:lab/watcher/:key",
  ],
};
