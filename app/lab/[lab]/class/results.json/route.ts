import { readOwnLabs } from "@/lib/class/own-labs";
import { readResults } from "@/lib/class/results";
import { ownerRoute } from "@/lib/owner-route";

export const GET = ownerRoute(async ({ lab }) => {
  const found = { rounds: await readResults(lab), ownLabs: await readOwnLabs(lab) };
  return new Response(JSON.stringify(found, null, 2), {
    headers: {
      "content-type": "application/json",
      "content-disposition": 'inline; filename="class-results.json"',
      "cache-control": "no-store",
    },
  });
});
