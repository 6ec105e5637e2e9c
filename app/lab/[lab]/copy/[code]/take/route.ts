import type { NextRequest } from "next/server";
import { copyPath, takeCopy } from "@/lib/class/cookie-link";
import { phoneCookies, phonePath } from "@/lib/class/phone-cookie";
import { Problem } from "@/lib/errors";
import { isForm, seeOther } from "@/lib/form";
import { answer, appendCookies, isSecure, readLab, refuseCrossOrigin } from "@/lib/http";

type Context = { params: Promise<{ lab: string; code: string }> };

/** Makes a browser the thief of a phone's cookies: it has confirmed that on the link's page. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const { lab: text, code } = await params;
    const lab = readLab(text);
    const secure = isSecure(request.headers);
    try {
      const { device, cookies } = await takeCopy(lab, code, secure);
      const headers = new Headers();
      appendCookies(headers, [...phoneCookies(lab, device, secure), ...cookies]);
      return seeOther(phonePath(lab, device), { headers });
    } catch (error) {
      // The page looks the link up again, and says why not.
      if (isForm(request) && error instanceof Problem)
        return seeOther(copyPath(lab, encodeURIComponent(code)));
      throw error;
    }
  });
}
