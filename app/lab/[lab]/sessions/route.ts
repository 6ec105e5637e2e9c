import { endAllSessions } from "@/lib/lab/end-all-sessions";
import { ownerRoute } from "@/lib/owner-route";

/** Ends all of Alice's sign-ins, as an administrator would. */
export const DELETE = ownerRoute(async ({ lab }) => {
  await endAllSessions(lab);
  return new Response(null, { status: 204 });
});
