import { answer, readLab } from "@/lib/http";
import { readAsWatcher } from "@/lib/lab/watch-link";

type Context = { params: Promise<{ lab: string; key: string }> };

/** What has been found and done in the lab, for those who have the link to watch it. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { lab, key } = await params;
    const snapshot = await readAsWatcher(readLab(lab), key);
    return Response.json(snapshot, { headers: { "cache-control": "no-store" } });
  });
}
