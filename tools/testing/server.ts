import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { NextRequest } from "next/server";
import { onTestFinished } from "vitest";
import { serve } from "./app";

/**
 * The app's route handlers behind a real port, until the test has ended.
 * @returns the origin, such as `http://127.0.0.1:40123`
 */
export async function listen(): Promise<string> {
  const server = createServer(async (incoming, outgoing) => {
    const response = await serve(await toRequest(incoming));
    outgoing.statusCode = response.status;
    outgoing.setHeaders(response.headers);
    for await (const chunk of response.body ?? []) outgoing.write(chunk);
    outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function toRequest(incoming: IncomingMessage): Promise<NextRequest> {
  const { method = "GET", url = "/" } = incoming;
  const headers = new Headers(incoming.headers as Record<string, string>);
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const body = method === "GET" || method === "HEAD" ? {} : { body: Buffer.concat(chunks) };
  return new NextRequest(new URL(url, "http://localhost:3000"), { method, headers, ...body });
}
