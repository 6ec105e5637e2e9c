import "server-only";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";

/** A wire that can be cut. */
export type Relay = {
  origin: string;
  /** How many requests it has passed on. */
  requests(): number;
  cut(): Promise<void>;
};

/** Passes requests on to an origin while `work` runs, or until it is cut: then connections are refused. */
export async function withRelay<T>(target: string, work: (relay: Relay) => Promise<T>): Promise<T> {
  let passed = 0;
  const server = createServer(async (request, response) => {
    passed += 1;
    try {
      const { authorization, "content-type": sent } = request.headers;
      const headers = { ...(authorization && { authorization }), ...(sent && { "content-type": sent }) };
      const body = request.method === "POST" ? await readText(request) : null;
      const answer = await fetch(`${target}${request.url}`, {
        method: request.method ?? "GET",
        headers,
        body,
      });
      const text = await answer.text();
      const type = answer.headers.get("content-type") ?? "text/plain";
      response.writeHead(answer.status, { "content-type": type }).end(text);
    } catch {
      // What lies beyond the wire does not answer, which is what 502 says.
      response.writeHead(502).end();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    server.closeAllConnections();
    await closed;
  };
  try {
    const { port } = server.address() as AddressInfo;
    return await work({ origin: `http://127.0.0.1:${port}`, requests: () => passed, cut });
  } finally {
    await cut();
  }
}
