import { answer, readLab } from "@/lib/http";
import { readSnapshot } from "@/lib/lab/snapshot";

type Context = { params: Promise<{ lab: string }> };

export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const snapshot = await readSnapshot(readLab((await params).lab));
    return new Response(JSON.stringify(snapshot, null, 2), {
      headers: {
        "content-type": "application/json",
        "content-disposition": `inline; filename="still-signed-in-${snapshot.id.slice(0, 6)}.json"`,
        "cache-control": "no-store",
      },
    });
  });
}
