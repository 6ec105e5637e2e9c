import { deleteAccount, restoreAccount } from "@/lib/lab/account";
import type { LabId } from "@/lib/lab/lab-id";
import { ownerRoute } from "@/lib/owner-route";

/** Deletes Alice's account, as an administrator would. */
export const DELETE = administer(deleteAccount);

/** Gives her an account again. */
export const POST = administer(restoreAccount);

function administer(change: (lab: LabId) => Promise<void>) {
  return ownerRoute(async ({ lab }) => {
    await change(lab);
    return new Response(null, { status: 204 });
  });
}
