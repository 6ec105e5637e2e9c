import { signInPhone } from "@/lessons/rounds/sign-in-phone";
import { requireMember } from "@/lib/class/members";
import { appendCookies, isSecure } from "@/lib/http";
import { phoneRoute } from "@/lib/phone-route";

/** Signs the phone in for the current round, under both strategies. It brings no password, and is given none. */
export const POST = phoneRoute(async ({ lab, number, request }) => {
  await requireMember(lab, number);
  const cookies = await signInPhone(lab, number, isSecure(request.headers));
  const headers = new Headers({ "cache-control": "no-store" });
  appendCookies(headers, cookies);
  return new Response(null, { status: 204, headers });
});
