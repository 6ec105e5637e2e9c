import { isResourceServer } from "@/lib/device/introspection-client";
import { introspect } from "@/lib/device/opaque-token";
import { Problem, problemResponse } from "@/lib/errors";
import { answer, readBody } from "@/lib/http";
import { t } from "@/lib/language/texts";

/** Tells the resource API what an opaque token stands for (RFC 7662), and nobody else. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    if (!isResourceServer(request.headers)) return refusal();
    const token = new URLSearchParams(await readBody(request)).get("token");
    if (token === null) throw new Problem("invalid-field", t("Missing or wrong: token."));
    return Response.json(await introspect(token), { headers: { "cache-control": "no-store" } });
  });
}

function refusal(): Response {
  const response = problemResponse(new Problem("unknown-client"));
  response.headers.set("www-authenticate", 'Basic realm="introspection"');
  return response;
}
