import type { NextRequest } from "next/server";
import { type JarParams, readAskedJar } from "@/lessons/strategies/read-jar";
import { changePassword, passwordChange } from "@/lib/device/change-password";
import { databaseCondition, record } from "@/lib/evidence/recorder";
import { readCommand, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    const jar = readAskedJar(await params, request);
    const command = await readCommand(request, passwordChange);
    const { result, recording } = await record(databaseCondition(), () => changePassword(jar, command));
    return Response.json({ ...result, sql: recording.sql });
  });
}
