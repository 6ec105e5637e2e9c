import { handoverPath, offerHandover } from "@/lib/lab/handover";
import { ownerRoute } from "@/lib/owner-route";
import { sharedLink } from "@/lib/shared-link";

/** A link that makes another browser an owner too: once, within ten minutes. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { code, expires } = await offerHandover(lab);
  const shared = sharedLink(request.headers, handoverPath(lab, code));
  const headers = { "cache-control": "no-store" };
  return Response.json({ ...shared, expiresAt: expires.toISOString() }, { status: 201, headers });
});
