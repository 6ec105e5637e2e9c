import { answer, readLab, refuseCrossOrigin } from "@/lib/http";
import { deleteAccount, restoreAccount } from "@/lib/lab/account";
import type { LabId } from "@/lib/lab/lab-id";

type Context = { params: Promise<{ lab: string }> };

/** Deletes Alice's account, as an administrator would. */
export function DELETE(request: Request, context: Context): Promise<Response> {
  return administer(request, context, deleteAccount);
}

/** Gives her an account again. */
export function POST(request: Request, context: Context): Promise<Response> {
  return administer(request, context, restoreAccount);
}

function administer(
  request: Request,
  { params }: Context,
  change: (lab: LabId) => Promise<void>,
): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    await change(readLab((await params).lab));
    return new Response(null, { status: 204 });
  });
}
