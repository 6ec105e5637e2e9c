import { type NextRequest, NextResponse } from "next/server";
import { Problem, problemResponse } from "./lib/errors";
import { lengthFault } from "./lib/limits";

/** Refuses a large form before Next reads it for a server action. The route handlers count for themselves. */
export function proxy(request: NextRequest): Response {
  const fault = lengthFault(request.headers);
  return fault ? problemResponse(new Problem(fault)) : NextResponse.next();
}

export const config = {
  matcher: ["/lab/:lab/:device/:strategy"],
};
