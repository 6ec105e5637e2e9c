import { readResults } from "@/lib/class/results";
import { ownerRoute } from "@/lib/owner-route";

export const GET = ownerRoute(async ({ lab }) => {
  const rounds = await readResults(lab);
  return new Response(JSON.stringify({ rounds }, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'inline; filename="class-results.json"',
      "cache-control": "no-store",
    },
  });
});
