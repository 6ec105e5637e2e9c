import { startMeasurement } from "@/lessons/defences/start-measurement";
import { getEnv } from "@/lib/env";
import { answer, readLab, refuseCrossOrigin } from "@/lib/http";

type Context = { params: Promise<{ lab: string }> };

/** Measures every strategy in this lab. The requests that it makes go the way of any other: through the network. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const { APP_ORIGIN: origin } = getEnv();
    const send = (path: string, init?: RequestInit) =>
      fetch(new URL(path, origin), { redirect: "manual", ...init });
    return startMeasurement(readLab((await params).lab), send, request.signal);
  });
}
