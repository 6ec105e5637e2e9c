import type { NextRequest } from "next/server";
import { checkStockToken, stockCookieName } from "@/lessons/claims/stock-jwt";
import { readCookie } from "@/lib/cookies";
import { answer, readLab } from "@/lib/http";

type Context = { params: Promise<{ lab: string }> };

/** "Am I still signed in?", asked of Auth.js as it comes: an exhibit for card 6. */
export function GET(request: NextRequest, { params }: Context): Promise<Response> {
  return answer(async () => {
    const token = readCookie(request.headers, stockCookieName) ?? "";
    const found = await checkStockToken(readLab((await params).lab), token);
    const headers = { "content-type": "application/json", "cache-control": "no-store" };
    return new Response(JSON.stringify(found), { status: found.signedIn ? 200 : 401, headers });
  });
}
