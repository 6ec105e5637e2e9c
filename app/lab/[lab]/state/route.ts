import { answer, readLab } from "@/lib/http";
import { readState } from "@/lib/lab/snapshot";

type Context = { params: Promise<{ lab: string }> };

/** What the board asks for every second: a change made in another tab appears in this one. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const state = await readState(readLab((await params).lab));
    return Response.json(state, { headers: { "cache-control": "no-store" } });
  });
}
