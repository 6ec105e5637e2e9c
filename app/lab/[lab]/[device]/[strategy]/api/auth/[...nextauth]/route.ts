import type { NextRequest } from "next/server";
import { serveAuth } from "@/lib/device/endpoint";
import { type JarParams, readJar, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

function handle(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () =>
    serveAuth(readJar(await params, request.cookies, request.headers), request),
  );
}

export { handle as GET, handle as POST };
