import type { NextRequest } from "next/server";
import { type JarParams, readAskedJar } from "@/lessons/strategies/read-jar";
import { passwordProof } from "@/lib/device/current-password";
import { revokeSession } from "@/lib/device/sessions";
import { readCommand, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams & { session: string }> };

/** Ends one of Alice's sessions, for whoever gives her password again. */
export function DELETE(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    const { session, ...address } = await params;
    const jar = readAskedJar(address, request);
    const { currentPassword } = await readCommand(request, passwordProof);
    await revokeSession(jar, session, currentPassword);
    return new Response(null, { status: 204 });
  });
}
