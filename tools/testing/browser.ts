import { NextRequest } from "next/server";
import type { Cookie } from "../../lib/client/cookie-store.mjs";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { serve } from "./app";

export type { Cookie };

/** A visitor whose requests go to the app's route handlers, as they would come to them through Next. */
export class Browser extends HttpClient {
  /** @param origin what the visitor typed into the address bar */
  constructor(origin = "http://lab.test:3000") {
    super(origin, { transport: throughNext });
  }

  /** The cookies that a request to this address would carry. */
  cookiesFor(address: string): Cookie[] {
    return this.cookies.matching(this.urlOf(address));
  }

  keep(cookie: Cookie): void {
    this.cookies.put(this.urlOf("/"), cookie);
  }
}

/** A visitor whose requests come from an address, as the entrance settles it. */
export class BrowserAt extends Browser {
  constructor(readonly address: string) {
    super();
  }

  override send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("x-forwarded-for", this.address);
    return super.send(path, { ...init, headers });
  }
}

async function throughNext(address: string, { headers: given, ...init }: RequestInit): Promise<Response> {
  const { host, protocol, pathname, search } = new URL(address);
  const headers = new Headers(given);
  if (!headers.has("host")) headers.set("host", host);
  if (protocol === "https:") headers.set("x-forwarded-proto", "https");
  // Next says localhost here, whatever the Host header said.
  const url = new URL(pathname + search, "http://localhost:3000");
  const streamed = init.body instanceof ReadableStream ? { duplex: "half" as const } : {};
  const { signal, ...rest } = init;
  return serve(new NextRequest(url, { ...rest, ...streamed, headers, ...(signal && { signal }) }));
}
