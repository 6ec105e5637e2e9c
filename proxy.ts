import { type NextRequest, NextResponse } from "next/server";
import { Problem, problemResponse } from "./lib/errors";
import { bodyLimit } from "./lib/limits";

/** Refuses a large form before Next reads it for a server action. The route handlers count for themselves. */
export function proxy(request: NextRequest): Response {
  const size = Number(request.headers.get("content-length") ?? 0);
  return size > bodyLimit ? problemResponse(new Problem("body-too-large")) : NextResponse.next();
}

export const config = { matcher: ["/", "/tour", "/lab/:lab/:device/:strategy"] };
