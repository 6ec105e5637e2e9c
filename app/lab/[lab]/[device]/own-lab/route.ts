import { requireMember } from "@/lib/class/members";
import { openOwnLab, ownLabUrl } from "@/lib/class/own-labs";
import { appendCookies, isSecure } from "@/lib/http";
import { admitLab } from "@/lib/lab/admit-lab";
import { ownerCookie } from "@/lib/lab/owner";
import { phoneRoute } from "@/lib/phone-route";

/** Opens a lab for the holder of the phone, whose browser becomes its owner; or leads to the one that there is. */
export const POST = phoneRoute(async ({ lab, number, request }) => {
  await requireMember(lab, number);
  const own = await openOwnLab(lab, number, () => admitLab(request.headers));
  const headers = new Headers({ "cache-control": "no-store" });
  appendCookies(headers, [ownerCookie(own, isSecure(request.headers))]);
  return Response.json({ url: ownLabUrl(own) }, { headers });
});
