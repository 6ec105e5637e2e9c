import { lobby } from "@/lessons/rounds/registry";
import { createClass } from "@/lib/class/classes";
import { noteRoom } from "@/lib/class/pin-limit";
import { joinPath, wallPath } from "@/lib/class/read-class";
import { answer, appendCookies, isSecure, refuseCrossOrigin } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import { ownerCookie } from "@/lib/lab/owner";

/** Makes a class. The browser that asked for it becomes its owner: it shows the wall. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    await admitLab(request.headers);
    const { id, pin } = await createClass(lobby);
    await noteRoom(request.headers, id);
    const url = wallPath(id);
    const headers = new Headers({ location: url, "cache-control": "no-store" });
    appendCookies(headers, [ownerCookie(id, isSecure(request.headers))]);
    return Response.json({ id, url, pin, joinUrl: joinPath(pin) }, { status: 201, headers });
  });
}
