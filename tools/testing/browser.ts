import { NextRequest } from "next/server";
import { serve } from "./app";

export type Cookie = {
  name: string;
  value: string;
  path: string;
  httpOnly: boolean;
  sameSite: string;
  secure: boolean;
  /** Milliseconds since the epoch; `Infinity` for a cookie that goes with the browser. */
  expires: number;
};

type Init = { method?: string; headers?: HeadersInit; body?: BodyInit | null };

/** As much of a browser as cookies need: it keeps them, and sends those whose path fits. */
export class Browser {
  private readonly kept = new Map<string, Cookie>();

  /** @param origin what the visitor typed into the address bar */
  constructor(readonly origin = "http://lab.test:3000") {}

  async send(path: string, init: Init = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    const { host, protocol } = new URL(this.origin);
    if (!headers.has("host")) headers.set("host", host);
    if (protocol === "https:") headers.set("x-forwarded-proto", "https");
    const cookies = this.cookiesFor(path).map(({ name, value }) => `${name}=${value}`);
    if (cookies.length > 0 && !headers.has("cookie")) headers.set("cookie", cookies.join("; "));
    // Next says localhost here, whatever the Host header said.
    const url = new URL(path, "http://localhost:3000");
    const streamed = init.body instanceof ReadableStream ? { duplex: "half" as const } : {};
    const response = await serve(new NextRequest(url, { ...init, ...streamed, headers }));
    for (const line of response.headers.getSetCookie()) this.keep(parseCookie(line));
    return response;
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  /** The cookies that a request to this address would carry. */
  cookiesFor(address: string): Cookie[] {
    const { pathname } = new URL(address, this.origin);
    const fits = ({ path, secure, expires }: Cookie) =>
      (pathname === path || pathname.startsWith(path === "/" ? path : `${path}/`)) &&
      (!secure || this.origin.startsWith("https:")) &&
      expires > Date.now();
    return [...this.kept.values()].filter(fits);
  }

  keep(cookie: Cookie): void {
    const key = `${cookie.path} ${cookie.name}`;
    if (cookie.expires <= Date.now()) this.kept.delete(key);
    else this.kept.set(key, cookie);
  }
}

export function parseCookie(line: string): Cookie {
  const [pair = "", ...attributes] = line.split("; ");
  const [name = "", ...value] = pair.split("=");
  const named = new Map(
    attributes.map((text) => {
      const [key = "", ...rest] = text.split("=");
      return [key.toLowerCase(), rest.join("=")];
    }),
  );
  const maxAge = named.get("max-age");
  const expires = named.get("expires");
  return {
    name,
    value: value.join("="),
    path: named.get("path") ?? "/",
    httpOnly: named.has("httponly"),
    sameSite: (named.get("samesite") ?? "").toLowerCase(),
    secure: named.has("secure"),
    expires: maxAge
      ? Date.now() + Number(maxAge) * 1000
      : expires
        ? Date.parse(expires)
        : Number.POSITIVE_INFINITY,
  };
}
