import type { NextRequest } from "next/server";
import { isClass } from "@/lib/class/classes";
import { wallPath } from "@/lib/class/read-class";
import { isForm, seeOther } from "@/lib/form";
import { answer, appendCookies, isSecure, readLab, refuseCrossOrigin, toProblem } from "@/lib/http";
import { handoverPath, takeHandover } from "@/lib/lab/handover";
import { labPath } from "@/lib/lab/lab-path";
import { ownerCookie } from "@/lib/lab/owner";

type Context = { params: Promise<{ lab: string; code: string }> };

/** Makes a browser an owner of the lab: it has confirmed that on the link's page. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const { lab: text, code } = await params;
    try {
      const lab = readLab(text);
      // Asked first: a link that is used up must have made an owner.
      const place = (await isClass(lab)) ? wallPath(lab) : labPath(lab);
      await takeHandover(lab, code);
      const headers = new Headers();
      appendCookies(headers, [ownerCookie(lab, isSecure(request.headers))]);
      return seeOther(place, { headers });
    } catch (error) {
      if (!isForm(request)) throw error;
      // The page looks the link up again, and says why not. A fault of ours is logged here.
      toProblem(error);
      return seeOther(handoverPath(encodeURIComponent(text), encodeURIComponent(code)));
    }
  });
}
