import { readState } from "@/lib/lab/snapshot";
import { readStateTag } from "@/lib/lab/state-tag";
import { ownerRoute } from "@/lib/owner-route";

/**
 * What the board asks for every second: a change made in another tab appears in this one. The tag is read
 * first: a change in between is told again at the next request, rather than never.
 */
export const GET = ownerRoute(async ({ lab, request }) => {
  const tag = await readStateTag(lab);
  const headers = { "cache-control": "no-store", ...(tag && { etag: tag }) };
  if (tag && request.headers.get("if-none-match") === tag)
    return new Response(null, { status: 304, headers });
  return Response.json(await readState(lab), { headers });
});
