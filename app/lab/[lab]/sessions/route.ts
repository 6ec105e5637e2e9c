import { answer, readLab, refuseCrossOrigin } from "@/lib/http";
import { endAllSessions } from "@/lib/lab/end-all-sessions";

type Context = { params: Promise<{ lab: string }> };

/** Ends all of Alice's sign-ins, as an administrator would. */
export function DELETE(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    await endAllSessions(readLab((await params).lab));
    return new Response(null, { status: 204 });
  });
}
