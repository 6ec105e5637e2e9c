import type { NextRequest } from "next/server";
import { record } from "@/lib/evidence/recorder";
import { serverTiming } from "@/lib/evidence/server-timing";
import { answer, type JarParams, readCommand, readJar } from "@/lib/http";
import { changePassword, passwordChange } from "@/lib/lab/change-password";

type Context = { params: Promise<JarParams> };

export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const jar = readJar(await params, request.cookies, request.headers);
    const command = await readCommand(request, passwordChange);
    const start = performance.now();
    const { result, recording } = await record("near", () => changePassword(jar, command));
    const timing = serverTiming({ ...recording, ms: performance.now() - start });
    return Response.json({ ...result, sql: recording.sql }, { headers: { "server-timing": timing } });
  });
}
