import { startMeasurement } from "@/lessons/defences/start-measurement";
import { HttpClient } from "@/lib/client/http-client.mjs";
import { getEnv } from "@/lib/env";
import { readKeeping } from "@/lib/evidence/keeping";
import { requireLab } from "@/lib/lab/labs";
import { ownerRoute } from "@/lib/owner-route";

/** Measures every strategy, in a lab made for it. The requests that it makes go the way of any other: through the network. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const connect = (signal: AbortSignal) => new HttpClient(getEnv().APP_ORIGIN, { signal });
  await requireLab(lab);
  const cache = readKeeping(request.nextUrl.searchParams.get("cache"));
  return startMeasurement(lab, connect, cache, request.signal);
});
