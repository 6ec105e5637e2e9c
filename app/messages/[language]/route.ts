import { Problem } from "@/lib/errors";
import { answer } from "@/lib/http";
import { messagesScript } from "@/lib/language/browser-messages";
import { isLanguage } from "@/lib/language/languages";

type Context = { params: Promise<{ language: string }> };

/** The messages of one language, as a script that every page begins with. */
export function GET(_request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { language } = await params;
    if (!isLanguage(language)) throw new Problem("unknown-language");
    return new Response(messagesScript(language).text, {
      headers: {
        "content-type": "text/javascript; charset=utf-8",
        // Its address has the version.
        "cache-control": "public, max-age=31536000, immutable",
      },
    });
  });
}
