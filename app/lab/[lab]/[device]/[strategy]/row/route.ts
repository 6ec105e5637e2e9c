import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { readSessionRow } from "@/lib/device/session-row";
import { answer } from "@/lib/http";

type Context = { params: Promise<JarParams> };

/** The visitor's own session as it lies in the table. */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const row = await readSessionRow(readJar(await params, request.headers));
    return Response.json({ row }, { headers: { "cache-control": "no-store" } });
  });
}
