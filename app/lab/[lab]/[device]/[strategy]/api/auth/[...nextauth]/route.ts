import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { serveAuth } from "@/lib/device/endpoint";
import { timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

function handle(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => serveAuth(readJar(await params, request.headers), request));
}

export { handle as GET, handle as POST };
