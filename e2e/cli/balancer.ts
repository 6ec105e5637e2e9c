import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/**
 * Sends each request to the next of several instances, whoever sent it; one that refuses connections is
 * passed over. Ends with the test.
 * @returns its own address
 */
export async function balance(origins: readonly string[]): Promise<string> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    turn += 1;
    const order = origins.map((_, index) => origins[(turn + index) % origins.length] as string);
    forward(incoming, outgoing, order);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // By the name that the instances call themselves: cookies are a host's.
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function forward(incoming: IncomingMessage, outgoing: ServerResponse, [origin, ...others]: string[]): void {
  if (!origin) return void outgoing.writeHead(502).end();
  const { method, url = "/", headers } = incoming;
  // A connection for each request: one that is kept may be closed just when it is used again.
  const sent = request(new URL(url, origin), { method, headers, agent: false }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  sent.on("error", (error: NodeJS.ErrnoException) => {
    // As nginx does: what changes nothing is asked again where no answer has begun. A connection that waits to
    // be accepted is reset when its server stops listening.
    const again = error.code === "ECONNRESET" && method === "GET" && !outgoing.headersSent;
    if (error.code === "ECONNREFUSED" || again) forward(incoming, outgoing, others);
    else outgoing.destroy(error);
  });
  // Nothing of the body has been read before there is a connection.
  sent.on("socket", (socket) => socket.once("connect", () => incoming.pipe(sent)));
}
