import { answer, readLab, refuseCrossOrigin } from "@/lib/http";
import { banAccount, liftBan } from "@/lib/lab/account";

type Context = { params: Promise<{ lab: string }> };

/** Bans Alice, as an administrator would. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    return Response.json(await banAccount(readLab((await params).lab)));
  });
}

/** Lets her sign in again. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    await liftBan(readLab((await params).lab));
    return new Response(null, { status: 204 });
  });
}
