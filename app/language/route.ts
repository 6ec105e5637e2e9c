import { Problem } from "@/lib/errors";
import { answer, isSecure, originOf, readBody, refuseCrossOrigin } from "@/lib/http";
import { isLanguage } from "@/lib/language/languages";
import { languageCookie } from "@/lib/language/request-language";

/** Chooses the language of this browser, and goes back to the page whose form asked for it. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const language = new URLSearchParams(await readBody(request)).get("language");
    if (!isLanguage(language)) throw new Problem("unknown-language");
    const secure = isSecure(request.headers) ? "; Secure" : "";
    const year = 365 * 86_400;
    return new Response(null, {
      status: 303,
      headers: {
        location: pageOf(request.headers),
        "set-cookie": `${languageCookie}=${language}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly${secure}`,
      },
    });
  });
}

/** The page of ours that a request came from. */
function pageOf(headers: Headers): string {
  const from = headers.get("referer") ?? "";
  if (!URL.canParse(from)) return "/";
  const { origin, pathname, search } = new URL(from);
  // Two slashes at the beginning would make a host of what follows.
  return origin === originOf(headers) ? `${pathname.replace(/^\/+/, "/")}${search}` : "/";
}
