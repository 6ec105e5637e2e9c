import { banAccount, liftBan } from "@/lib/lab/account";
import { ownerRoute } from "@/lib/owner-route";

/** Bans Alice, as an administrator would. */
export const POST = ownerRoute(async ({ lab }) => Response.json(await banAccount(lab)));

/** Lets her sign in again. */
export const DELETE = ownerRoute(async ({ lab }) => {
  await liftBan(lab);
  return new Response(null, { status: 204 });
});
