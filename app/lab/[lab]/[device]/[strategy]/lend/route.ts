import type { NextRequest } from "next/server";
import { type JarParams, readJar } from "@/lessons/strategies/read-jar";
import { copyPath, lendCookie, lendForm } from "@/lib/class/cookie-link";
import { requireMember } from "@/lib/class/members";
import { Problem } from "@/lib/errors";
import { readFields } from "@/lib/form";
import { answer, refuseCrossOrigin } from "@/lib/http";
import { readPhoneSlug } from "@/lib/lab/phones";
import { sharedLink } from "@/lib/shared-link";

type Context = { params: Promise<JarParams> };

/** A link that gives this phone's cookie to its neighbour: for a minute, and once. */
export function POST(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const jar = readJar(await params, request.headers);
    refuseCrossOrigin(request.headers);
    const slug = readPhoneSlug(jar.device);
    if (slug?.kind !== "phone") throw new Problem("unknown-device");
    if (jar.isForeign) throw new Problem("not-this-phone");
    const { code: given } = await readFields(request, lendForm);
    await requireMember(jar.lab, slug.number);
    const { code, expires } = await lendCookie(jar, slug.number, given);
    const shared = sharedLink(request.headers, copyPath(jar.lab, code));
    const headers = { "cache-control": "no-store" };
    return Response.json({ ...shared, code, expiresAt: expires.toISOString() }, { status: 201, headers });
  });
}
