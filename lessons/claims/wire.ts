import "server-only";
import { once } from "node:events";
import http from "node:http";
import http2 from "node:http2";
import net, { type AddressInfo } from "node:net";

/** Bytes that a client put on the wire, for each of some requests on one connection, on average. */
export type Wire = { http1: number; http2: number };

/**
 * Sends requests over loopback, by HTTP/1.1 and by HTTP/2 with its header compression (HPACK, RFC 7541), and
 * counts what goes up the wire.
 * @param cookie the Cookie header of each, or `null`
 * @returns bytes for each request, of which all but the cookie's are the same for every cookie
 */
export async function bytesPerRequest(cookie: string | null, requests: number): Promise<Wire> {
  return {
    http1: (await countBytes(plainServer(), (port) => askPlain(port, cookie, requests))) / requests,
    http2: (await countBytes(http2Server(), (port) => askHttp2(port, cookie, requests))) / requests,
  };
}

const longestHeader = 64 * 1024;

function plainServer(): net.Server {
  return http.createServer({ maxHeaderSize: longestHeader }, (_, response) => response.end());
}

function http2Server(): net.Server {
  const settings = { maxHeaderListSize: longestHeader };
  return http2.createServer({ settings, maxSendHeaderBlockLength: longestHeader }, (_, response) => {
    response.end();
  });
}

/** Puts a wire before a server on which every byte that a client sends is counted. */
async function countBytes(server: net.Server, ask: (port: number) => Promise<void>): Promise<number> {
  let sent = 0;
  const sockets = new Set<net.Socket>();
  const target = await listen(server);
  const wire = net.createServer((client) => {
    const upstream = net.connect(target, "127.0.0.1");
    for (const socket of [client, upstream]) sockets.add(socket.on("error", () => socket.destroy()));
    client.on("data", (chunk) => {
      sent += chunk.length;
    });
    client.pipe(upstream).pipe(client);
  });
  try {
    await ask(await listen(wire));
    return sent;
  } finally {
    for (const socket of sockets) socket.destroy();
    wire.close();
    server.close();
  }
}

async function listen(server: net.Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

async function askPlain(port: number, cookie: string | null, requests: number): Promise<void> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    for (let sent = 0; sent < requests; sent += 1) {
      const headers = cookie === null ? {} : { cookie };
      const request = http.get({ agent, port, host: "127.0.0.1", headers });
      const [response] = (await once(request, "response")) as [http.IncomingMessage];
      await once(response.resume(), "end");
    }
  } finally {
    agent.destroy();
  }
}

async function askHttp2(port: number, cookie: string | null, requests: number): Promise<void> {
  const session = http2.connect(`http://127.0.0.1:${port}`, { maxSendHeaderBlockLength: longestHeader });
  try {
    for (let sent = 0; sent < requests; sent += 1) {
      const request = session.request({ ":path": "/", ...(cookie === null ? {} : { cookie }) });
      await once(request.resume().end(), "close");
    }
  } finally {
    session.destroy();
  }
}
