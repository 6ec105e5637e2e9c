import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { listSessions } from "@/lib/device/sessions";
import { timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

/** Where Alice is signed in. */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    const sessions = await listSessions(readJar(await params, request.headers));
    return Response.json({ sessions }, { headers: { "cache-control": "no-store" } });
  });
}
