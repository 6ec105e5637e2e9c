import type { NextRequest } from "next/server";
import { Problem, problemResponse } from "@/lib/errors";

/** lib/entrance.ts sends requests here that it refuses: most of them name a host that is not ours. */
function refuse({ nextUrl }: NextRequest): Response {
  const code = nextUrl.searchParams.get("code");
  const isOther = code === "several-hosts" || code === "unknown-method";
  return problemResponse(new Problem(isOther ? code : "misdirected"));
}

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };

export const dynamic = "force-dynamic";
