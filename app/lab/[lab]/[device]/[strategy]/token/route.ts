import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { type ApiToken, issueApiToken } from "@/lib/device/api-token";
import type { CookieJar } from "@/lib/device/cookie-jar";
import { issueOpaqueToken } from "@/lib/device/opaque-token";
import { Problem } from "@/lib/errors";
import { refuseCrossOrigin, timedAnswer } from "@/lib/http";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";

type Context = { params: Promise<JarParams> };

/** The kinds of access token: one that the API verifies by itself, and one that it has to ask about. */
const issuers: Record<string, (jar: CookieJar) => Promise<ApiToken>> = {
  signed: issueApiToken,
  opaque: issueOpaqueToken,
};

/** An access token for the API, for a device that is signed in: signed, or with `?kind=opaque` opaque. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    refuseCrossOrigin(request.headers);
    const issue = lookUp(issuers, request.nextUrl.searchParams.get("kind") ?? "signed");
    if (!issue) throw new Problem("invalid-field", t("kind must be signed or opaque."));
    const token = await issue(readJar(await params, request.headers));
    // RFC 6749 §5.1: a token is never stored by a cache.
    return Response.json(token, { headers: { "cache-control": "no-store" } });
  });
}
