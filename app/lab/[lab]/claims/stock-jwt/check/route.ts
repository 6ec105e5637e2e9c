import { checkStockToken, stockCookieName } from "@/lessons/claims/stock-jwt";
import { readCookie } from "@/lib/cookies";
import { ownerRoute } from "@/lib/owner-route";

/** "Am I still signed in?", asked of Auth.js as it comes: an exhibit for card 6. */
export const GET = ownerRoute(async ({ lab, request }) => {
  const token = readCookie(request.headers, stockCookieName) ?? "";
  const found = await checkStockToken(lab, token);
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(JSON.stringify(found), { status: found.signedIn ? 200 : 401, headers });
});
