import { labPath } from "@/lib/lab/lab-path";
import { closeToWatchers, openToWatchers } from "@/lib/lab/watch-link";
import { ownerRoute } from "@/lib/owner-route";
import { sharedLink } from "@/lib/shared-link";

/** A link to watch the board, as the owner's checks find it. It stays the same until it is taken back. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const key = await openToWatchers(lab);
  const shared = sharedLink(request.headers, `${labPath(lab)}/watcher/${key}`);
  return Response.json(shared, { status: 201, headers: { "cache-control": "no-store" } });
});

/** Takes the link back. */
export const DELETE = ownerRoute(async ({ lab }) => {
  await closeToWatchers(lab);
  return new Response(null, { status: 204 });
});
