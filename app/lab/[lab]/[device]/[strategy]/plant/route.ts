import { NextResponse } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { plantId, planting } from "@/lib/device/steal";
import { readCommand, setCookieLines, timedAnswer } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

/** Plants an id that this device made up in another's jar: the thief does it, at the word of the owner. */
export const POST = ownerRoute<JarParams>(async ({ params, request }) =>
  timedAnswer(request, async () => {
    const jar = readJar(params, request.headers);
    const command = await readCommand(request, planting);
    const planted = await plantId(jar, command);
    const response = NextResponse.json({ from: jar.device, to: command.to, cookie: jar.rules.cookie });
    // One by one: of two with the same name Next keeps the last, though their paths differ.
    const lines = planted.flatMap((cookie) => setCookieLines([cookie]));
    for (const line of lines) response.headers.append("set-cookie", line);
    return response;
  }),
);
