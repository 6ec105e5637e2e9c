import { lobby } from "@/lessons/rounds/registry";
import { createClass } from "@/lib/class/classes";
import { noteRoom } from "@/lib/class/pin-limit";
import { joinPath, wallPath } from "@/lib/class/read-class";
import { isForm, leadOn } from "@/lib/form";
import { answer, appendCookies, isSecure, refuseCrossOrigin } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import { ownerCookie } from "@/lib/lab/owner";

/**
 * Makes a class. The browser that asked for it becomes its owner: it shows the wall. A form is led there, or back to
 * where it stood, which says why there is none.
 */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    if (!isForm(request)) return make(request.headers);
    return leadOn(make(request.headers), ({ headers }) => headers.get("location") ?? "/", "/join");
  });
}

async function make(asked: Headers): Promise<Response> {
  refuseCrossOrigin(asked);
  await admitLab(asked);
  const { id, pin } = await createClass(lobby);
  await noteRoom(asked, id);
  const url = wallPath(id);
  const headers = new Headers({ location: url, "cache-control": "no-store" });
  appendCookies(headers, [ownerCookie(id, isSecure(asked))]);
  return Response.json({ id, url, pin, joinUrl: joinPath(pin) }, { status: 201, headers });
}
