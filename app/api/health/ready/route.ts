import { requireReady } from "@/lib/db/readiness";
import { answer } from "@/lib/http";

/** Says that the program can serve: for the balancer that sends it visitors. 503 says not yet, or not now. */
export function GET(): Promise<Response> {
  return answer(async () => {
    await requireReady();
    return Response.json({ ok: true });
  });
}

export const dynamic = "force-dynamic";
