import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { issueApiToken } from "@/lib/device/api-token";
import { refuseCrossOrigin, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

/** An access token for the API, for a device that is signed in. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    refuseCrossOrigin(request.headers);
    const token = await issueApiToken(readJar(await params, request.headers));
    // RFC 6749 §5.1: a token is never stored by a cache.
    return Response.json(token, { headers: { "cache-control": "no-store" } });
  });
}
