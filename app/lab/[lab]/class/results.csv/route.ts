import { readOwnLabs } from "@/lib/class/own-labs";
import { readResults, toCsv } from "@/lib/class/results";
import { ownerRoute } from "@/lib/owner-route";

export const GET = ownerRoute(async ({ lab }) => {
  return new Response(toCsv(await readResults(lab), await readOwnLabs(lab)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": 'attachment; filename="class-results.csv"',
      "cache-control": "no-store",
    },
  });
});
