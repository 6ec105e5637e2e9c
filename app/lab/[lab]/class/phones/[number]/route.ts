import { removePhone } from "@/lessons/rounds/remove-phone";
import { Problem } from "@/lib/errors";
import { readPhoneSlug } from "@/lib/lab/phones";
import { ownerRoute } from "@/lib/owner-route";

/** Takes a phone out of the class. */
export const DELETE = ownerRoute<{ lab: string; number: string }>(async ({ lab, params }) => {
  const slug = readPhoneSlug(`phone-${params.number}`);
  if (!slug) throw new Problem("unknown-device");
  await removePhone(lab, slug.number);
  return new Response(null, { status: 204 });
});
