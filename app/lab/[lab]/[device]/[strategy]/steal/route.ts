import { type NextRequest, NextResponse } from "next/server";
import { type JarParams, readCommand, readJar, timedAnswer } from "@/lib/http";
import { stealCookie, theft } from "@/lib/lab/steal";

type Context = { params: Promise<JarParams> };

export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return timedAnswer(async () => {
    const jar = readJar(await params, request.cookies, request.headers);
    const { to } = await readCommand(request, theft);
    const { name, value, options } = await stealCookie(jar, { to });
    const response = NextResponse.json({ from: jar.device, to, cookie: name });
    response.cookies.set(name, value, options);
    return response;
  });
}
