import { allowNicknames, nicknamesChoice } from "@/lib/class/nickname";
import { readCommand } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

/** Whether phones may show a name of their holders' choice. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { allowed } = await readCommand(request, nicknamesChoice);
  await allowNicknames(lab, allowed);
  return new Response(null, { status: 204 });
});
