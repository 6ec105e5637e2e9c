import type { NextRequest } from "next/server";
import { openStream } from "@/lessons/claims/open-stream";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { answer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

export const dynamic = "force-dynamic";

/** Messages for a device that is signed in; `?asks=always` looks again before each of them. */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const jar = readJar(await params, request.headers);
    return openStream(jar, request.nextUrl.searchParams.get("asks") === "always" ? "always" : "once");
  });
}
