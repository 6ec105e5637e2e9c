import { readEvidence } from "@/lib/lab/event-evidence";
import { ownerRoute } from "@/lib/owner-route";

/** What the request did that made an event. */
export const GET = ownerRoute<{ lab: string; event: string }>(async ({ lab, params }) => {
  const evidence = await readEvidence(lab, params.event);
  return Response.json({ evidence }, { headers: { "cache-control": "no-store" } });
});
