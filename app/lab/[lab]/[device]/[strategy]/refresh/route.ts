import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { refresh } from "@/lib/device/refresh";
import { appendCookies, refuseCrossOrigin, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

/** Exchanges the refresh token for the next one and a new access token. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    refuseCrossOrigin(request.headers);
    const { check, setCookies } = await refresh(readJar(await params, request.headers));
    const { status, ...found } = check;
    const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
    appendCookies(headers, setCookies);
    found.evidence.setCookies = headers.getSetCookie();
    return new Response(JSON.stringify(found), { status, headers });
  });
}
