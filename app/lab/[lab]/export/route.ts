import { readWholeRun } from "@/lib/lab/snapshot";
import { ownerRoute } from "@/lib/owner-route";

export const GET = ownerRoute(async ({ lab }) => {
  const snapshot = await readWholeRun(lab);
  return new Response(JSON.stringify(snapshot, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": `attachment; filename="still-signed-in-${snapshot.id}.json"`,
      "cache-control": "no-store",
    },
  });
});
