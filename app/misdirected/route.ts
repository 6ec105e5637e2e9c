import { Problem, problemResponse } from "@/lib/errors";

/** lib/entrance.ts sends requests here that name a host that is not ours. */
function refuse(): Response {
  return problemResponse(new Problem("misdirected"));
}

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT };

export const dynamic = "force-dynamic";
