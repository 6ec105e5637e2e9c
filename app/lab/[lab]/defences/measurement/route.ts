import { startMeasurement } from "@/lessons/defences/start-measurement";
import { HttpClient } from "@/lib/client/http-client.mjs";
import { getEnv } from "@/lib/env";
import { answer, readLab, refuseCrossOrigin } from "@/lib/http";

type Context = { params: Promise<{ lab: string }> };

/** Measures every strategy in this lab. The requests that it makes go the way of any other: through the network. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const connect = (signal: AbortSignal) => new HttpClient(getEnv().APP_ORIGIN, { signal });
    return startMeasurement(readLab((await params).lab), connect, request.signal);
  });
}
