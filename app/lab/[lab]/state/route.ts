import { readState } from "@/lib/lab/snapshot";
import { ownerRoute } from "@/lib/owner-route";

/** What the board asks for every second: a change made in another tab appears in this one. */
export const GET = ownerRoute(async ({ lab }) =>
  Response.json(await readState(lab), { headers: { "cache-control": "no-store" } }),
);
