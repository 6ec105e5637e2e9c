import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { revokeSession } from "@/lib/device/sessions";
import { refuseCrossOrigin, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams & { session: string }> };

/** Ends one of Alice's sessions. */
export function DELETE(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    refuseCrossOrigin(request.headers);
    const { session, ...address } = await params;
    await revokeSession(readJar(address, request.headers), session);
    return new Response(null, { status: 204 });
  });
}
