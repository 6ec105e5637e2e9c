import { answer, appendCookies, isSecure, refuseCrossOrigin } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import { labPath } from "@/lib/lab/lab-path";
import { alice, createLab } from "@/lib/lab/labs";
import { ownerCookie } from "@/lib/lab/owner";

/** Makes a lab. The browser that asked for it becomes its owner. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    await admitLab(request.headers);
    const { id, password } = await createLab();
    const url = labPath(id);
    const headers = new Headers({ location: url, "cache-control": "no-store" });
    appendCookies(headers, [ownerCookie(id, isSecure(request.headers))]);
    return Response.json({ id, url, user: { email: alice.email, password } }, { status: 201, headers });
  });
}
