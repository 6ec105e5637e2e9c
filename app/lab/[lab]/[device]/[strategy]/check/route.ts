import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { pulseHeaders } from "@/lib/class/pulse";
import { withBearer } from "@/lib/device/bearer";
import { check } from "@/lib/device/check";
import { readDatabaseCondition } from "@/lib/evidence/database-condition";
import { underCondition } from "@/lib/evidence/distance";
import { keeping, readKeeping } from "@/lib/evidence/keeping";
import { serverTiming } from "@/lib/evidence/server-timing";
import { answer, appendCookies } from "@/lib/http";
import { isPhoneSlug } from "@/lib/lab/phones";

type Context = { params: Promise<JarParams> };

export const dynamic = "force-dynamic";

/** "Am I still signed in?" */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const jar = withBearer(readJar(await params, request.headers), request.headers);
    const database = readDatabaseCondition(request.nextUrl.searchParams.get("db"));
    const cache = readKeeping(request.nextUrl.searchParams.get("cache"));
    const work = () => keeping(cache, () => check(jar, database));
    const { status, ...found } = await underCondition(jar.lab, database, work);
    const headers = {
      "content-type": "application/json",
      "cache-control": "no-store",
      "server-timing": serverTiming(found.evidence),
      ...(isPhoneSlug(jar.device) && !jar.isForeign && pulseHeaders(jar.lab)),
    };
    const response = new Response(JSON.stringify(found), { status, headers });
    appendCookies(response.headers, jar.alsoSet);
    return response;
  });
}
