import { readCommand } from "@/lib/http";
import { changeRole, roleChange } from "@/lib/lab/account";
import { ownerRoute } from "@/lib/owner-route";

/** Gives Alice another role, as an administrator would. */
export const POST = ownerRoute(async ({ lab, request }) => {
  await changeRole(lab, await readCommand(request, roleChange));
  return new Response(null, { status: 204 });
});
