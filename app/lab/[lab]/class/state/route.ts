import { readClass } from "@/lib/class/read-class";
import { Problem } from "@/lib/errors";
import { readPhoneSlug } from "@/lib/lab/phones";
import { t } from "@/lib/language/texts";
import { ownerRoute } from "@/lib/owner-route";

/** What the wall shows: see `ClassState`. With `?phone=17`, the check that is told by itself is that phone's. */
export const GET = ownerRoute(async ({ lab, request }) => {
  const wanted = readNumber(request.nextUrl.searchParams.get("phone"));
  return Response.json(await readClass(lab, wanted), { headers: { "cache-control": "no-store" } });
});

function readNumber(text: string | null): number | undefined {
  if (text === null) return undefined;
  const phone = readPhoneSlug(`phone-${text}`);
  if (!phone) throw new Problem("invalid-field", t("phone must be a phone's number."));
  return phone.number;
}
