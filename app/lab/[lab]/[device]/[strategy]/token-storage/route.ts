import type { NextRequest } from "next/server";
import { strangersComment, tokenStoragePage } from "@/lessons/claims/token-storage";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { answer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

export const dynamic = "force-dynamic";

/** An exhibit with a flaw, under a device's cookie path; with `?comment`, what a stranger has left there. */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    readJar(await params, request.headers);
    const { searchParams } = request.nextUrl;
    if (searchParams.has("comment")) return Response.json({ comment: await strangersComment() });
    return new Response(await tokenStoragePage(searchParams.get("keep"), request.headers), {
      headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
    });
  });
}
