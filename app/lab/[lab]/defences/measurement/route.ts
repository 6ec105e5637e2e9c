import { startMeasurement } from "@/lessons/defences/start-measurement";
import { HttpClient } from "@/lib/client/http-client.mjs";
import { getEnv } from "@/lib/env";
import { ownerRoute } from "@/lib/owner-route";

/** Measures every strategy in this lab. The requests that it makes go the way of any other: through the network. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const connect = (signal: AbortSignal) => new HttpClient(getEnv().APP_ORIGIN, { signal });
  return startMeasurement(lab, connect, request.signal);
});
