import { allow, allowance } from "@/lib/class/allow";
import { readCommand } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

/** Whether phones may open labs of their own. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { allowed } = await readCommand(request, allowance);
  await allow(lab, "ownLabs", allowed);
  return new Response(null, { status: 204 });
});
