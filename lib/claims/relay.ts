import "server-only";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A wire that can be cut. */
export type Relay = {
  origin: string;
  /** How many requests it has passed on. */
  requests(): number;
  cut(): Promise<void>;
};

/** Passes GET requests on to an origin while `work` runs, or until it is cut: then connections are refused. */
export async function withRelay<T>(target: string, work: (relay: Relay) => Promise<T>): Promise<T> {
  let passed = 0;
  const server = createServer(async (request, response) => {
    passed += 1;
    const answer = await fetch(`${target}${request.url}`).catch(() => null);
    response.writeHead(answer?.status ?? 502, {
      "content-type": answer?.headers.get("content-type") ?? "text/plain",
    });
    response.end(await answer?.text());
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
