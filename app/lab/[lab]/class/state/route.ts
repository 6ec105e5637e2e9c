import { readClass } from "@/lib/class/read-class";
import { ownerRoute } from "@/lib/owner-route";

/** What the wall shows: see `ClassState`. */
export const GET = ownerRoute(async ({ lab }) =>
  Response.json(await readClass(lab), { headers: { "cache-control": "no-store" } }),
);
