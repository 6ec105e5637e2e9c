import { allow, allowance } from "@/lib/class/allow";
import { readCommand } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

/** Whether phones may show a name of their holders' choice. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { allowed } = await readCommand(request, allowance);
  await allow(lab, "nicknames", allowed);
  return new Response(null, { status: 204 });
});
