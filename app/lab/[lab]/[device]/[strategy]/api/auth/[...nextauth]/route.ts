import type { NextRequest } from "next/server";
import { serveAuth } from "@/lib/auth/endpoint";
import { answer, type JarParams, readJar } from "@/lib/http";

type Context = { params: Promise<JarParams> };

function handle(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => serveAuth(readJar(await params, request.cookies, request.headers), request));
}

export { handle as GET, handle as POST };
