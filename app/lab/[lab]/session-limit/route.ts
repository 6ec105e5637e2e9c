import { answer, readCommand, readLab } from "@/lib/http";
import { sessionLimit, setSessionLimit } from "@/lib/lab/session-limit";

type Context = { params: Promise<{ lab: string }> };

/** Limits every user of the lab to one database session, or lifts the limit. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const lab = readLab((await params).lab);
    await setSessionLimit(lab, await readCommand(request, sessionLimit));
    return new Response(null, { status: 204 });
  });
}
