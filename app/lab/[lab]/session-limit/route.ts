import { readCommand } from "@/lib/http";
import { sessionLimit, setSessionLimit } from "@/lib/lab/session-limit";
import { ownerRoute } from "@/lib/owner-route";

/** Limits every user of the lab to one database session, or lifts the limit. */
export const POST = ownerRoute(async ({ lab, request }) => {
  await setSessionLimit(lab, await readCommand(request, sessionLimit));
  return new Response(null, { status: 204 });
});
