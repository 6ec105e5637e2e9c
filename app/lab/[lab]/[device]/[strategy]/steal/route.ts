import { NextResponse } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { stealCookie, theft } from "@/lib/device/steal";
import { readCommand, timedAnswer } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

/** Copies the cookie of a device: the thief does it, at the word of the owner. */
export const POST = ownerRoute<JarParams>(async ({ params, request }) =>
  timedAnswer(request, async () => {
    const jar = readJar(params, request.headers);
    const command = await readCommand(request, theft);
    const copies = await stealCookie(jar, command);
    const response = NextResponse.json({ from: jar.device, to: command.to, cookie: copies[0]?.name });
    for (const { name, value, options } of copies) response.cookies.set(name, value, options);
    return response;
  }),
);
