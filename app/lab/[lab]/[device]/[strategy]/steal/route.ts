import { type NextRequest, NextResponse } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { stealCookie, theft } from "@/lib/device/steal";
import { readCommand, timedAnswer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(request, async () => {
    const jar = readJar(await params, request.headers);
    const command = await readCommand(request, theft);
    const copies = await stealCookie(jar, command);
    const response = NextResponse.json({ from: jar.device, to: command.to, cookie: copies[0]?.name });
    for (const { name, value, options } of copies) response.cookies.set(name, value, options);
    return response;
  });
}
