import { Problem } from "@/lib/errors";
import { answer } from "@/lib/http";
import { messagesScript } from "@/lib/language/browser-messages";
import { isLanguage } from "@/lib/language/languages";

type Context = { params: Promise<{ language: string }> };

/** The messages of a page in one language, as a script that the page begins with. */
export function GET(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { language } = await params;
    if (!isLanguage(language)) throw new Problem("unknown-language");
    const asked = new URL(request.url).searchParams;
    const { text, version } = messagesScript(language, asked.get("page") ?? "");
    // While a new version is put in place, a page of one instance can ask another for its messages.
    const isOurs = asked.get("v") === version;
    return new Response(text, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        "cache-control": isOurs ? "public, max-age=31536000, immutable" : "no-cache",
      },
    });
  });
}
