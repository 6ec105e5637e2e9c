import { hostname } from "node:os";
import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { GET } from "@/app/misdirected/route";
import { ownAddresses } from "@/tools/lib/addresses.mjs";
import "@/tools/testing/strict";
import { enter } from "./entrance";
import { trustedProxies } from "./trusted-proxies";

type Entering = {
  method?: string;
  url?: string;
  headers?: Record<string, string>;
  rawHeaders?: string[];
  peer?: string;
};

/** What of a request is left, sent to a program that trusts one proxy and one subnet. */
function pass(entering: Entering, reach = { onNetwork: false }) {
  const { method = "GET", url = "/", headers: given = {}, rawHeaders = [], peer = "127.0.0.1" } = entering;
  const headers: Record<string, string | undefined> = { host: "localhost:3000", ...given };
  const request = { method, url, headers, rawHeaders, socket: { remoteAddress: peer } };
  enter(request as Parameters<typeof enter>[0], trustedProxies(["10.0.0.1", "fd00::/8"]), reach);
  return { method: request.method, url: request.url, headers };
}

const forwarded = {
  forwarded: "for=1.2.3.4;proto=https",
  "x-forwarded-proto": "https",
  "x-forwarded-host": "evil.example",
  "x-forwarded-for": "1.2.3.4",
};

describe("what a proxy forwards", () => {
  it.each(["127.0.0.1", "10.0.0.2", "::1", "::ffff:10.0.0.2", ""])("is dropped from %j", (peer) => {
    expect(pass({ headers: forwarded, peer }).headers).toEqual({ host: "localhost:3000" });
  });

  it.each(["10.0.0.1", "::ffff:10.0.0.1", "fd12::1"])("counts from %s, which is trusted", (peer) => {
    const { headers } = pass({ headers: forwarded, peer });
    expect(headers["x-forwarded-proto"]).toBe("https");
    expect(headers["x-forwarded-for"]).toBe("1.2.3.4");
  });

  it.each([
    ["https,http", "https"],
    ["http, https", "http"],
  ])("%j, of two proxies, is the visitor's %s", (protocols, protocol) => {
    const { headers } = pass({ headers: { "x-forwarded-proto": protocols }, peer: "10.0.0.1" });
    expect(headers["x-forwarded-proto"]).toBe(protocol);
  });

  it.each([
    ["6.6.6.6, 1.2.3.4", "1.2.3.4"],
    ["6.6.6.6, 1.2.3.4, fd00::7", "1.2.3.4"],
    ["fd00::7", "fd00::7"],
  ])("%j leads to the visitor %s, whatever the visitor claims", (list, visitor) => {
    const { headers } = pass({ headers: { "x-forwarded-for": list }, peer: "10.0.0.1" });
    expect(headers["x-forwarded-for"]).toBe(visitor);
  });
});

describe("packing", () => {
  const lane = "/lab/AAAA/phone/jwt";
  const accepted = (url: string) =>
    pass({ url, headers: { "accept-encoding": "gzip" } }).headers["accept-encoding"];

  it.each([`${lane}/check`, `${lane}/check?db=slow:40`, `${lane}/ping`])("%s is not worth it", (url) => {
    expect(accepted(url)).toBeUndefined();
  });

  it.each([lane, "/lab/AAAA/state", `${lane}/checks`, "/"])("%s is", (url) => {
    expect(accepted(url)).toBe("gzip");
  });
});

const own = ownAddresses();

describe("the host", () => {
  it.each(["localhost", "LOCALHOST:3000", "127.0.0.1:3000", "127.0.1.1", "[::1]:3000", "app.localhost:1"])(
    "%s is ours",
    (host) => expect(pass({ url: "/lab", headers: { host } }).url).toBe("/lab"),
  );

  it.each([
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.evil.example",
    "evil.example@localhost",
    "localhost/x",
    "128.0.0.1",
    "",
    hostname(),
    ...own,
  ])("%j is not, on a program that listens on this machine only", (host) => {
    expect(pass({ url: "/lab", headers: { host } }).url).toBe("/misdirected");
  });

  it.each([hostname(), `${hostname().toUpperCase()}.local:3000`, ...own])("%s is, on the network", (host) => {
    expect(pass({ url: "/lab", headers: { host } }, { onNetwork: true }).url).toBe("/lab");
    expect(pass({ headers: { host: "evil.example" } }, { onNetwork: true }).url).toBe("/misdirected");
  });

  it("is that of PUBLIC_URL", () => {
    const reach = { onNetwork: false, publicUrl: "https://lab.example/" };
    expect(pass({ headers: { host: "lab.example" } }, reach).url).toBe("/");
    expect(pass({ headers: { host: "other.example" } }, reach).url).toBe("/misdirected");
  });
});

describe("an address", () => {
  it.each([
    ["/lab/%ff", "/lab/%25ff"],
    ["/lab/%C3%A4?x=%ff", "/lab/%C3%A4?x=%ff"],
    ["http://localhost:3000/lab?x=1", "/lab?x=1"],
    ["HTTP://127.0.0.1?x=1", "/?x=1"],
    ["http://evil.example/lab", "/misdirected"],
    ["http://localhost@evil.example/lab", "/misdirected"],
    ["http:///lab", "/misdirected"],
    ["ftp://localhost/lab", "/misdirected"],
    ["*", "/misdirected"],
  ])("%s comes in as %s", (url, expected) => {
    expect(pass({ url }).url).toBe(expected);
  });
});

describe("joining a class", () => {
  it.each([
    ["POST", "/join/123456", "/join/123456/phone"],
    ["POST", "/join/123%20456?x=/y", "/join/123%20456/phone?x=/y"],
    ["POST", "/join/%ff", "/join/%25ff/phone"],
    ["POST", "/join/123456/phone", "/join/123456/phone"],
    ["POST", "/join", "/join"],
    ["POST", "/x/join/123456", "/x/join/123456"],
    ["GET", "/join/123456", "/join/123456"],
    ["HEAD", "/join/123456", "/join/123456"],
  ])("%s %s leads to %s, with the visitor's own Host", (method, url, expected) => {
    const headers = { host: "127.0.0.1:3000" };
    expect(pass({ method, url, headers })).toMatchObject({ url: expected, headers });
  });
});

describe("what Next could not answer", () => {
  const refused = async ({ method, url }: { method: string; url: string }) => {
    const response = GET(new NextRequest(`http://localhost${url}`, { method }));
    return [response.status, (await response.json()).code];
  };

  it.each(["/", "/lab", "http://localhost:3000/lab", "*"])("TRACE %s is answered with 501", async (url) => {
    expect(await refused(pass({ method: "TRACE", url }))).toEqual([501, "unknown-method"]);
  });

  it.each([
    ["the same one", "localhost:3000"],
    ["another", "evil.example"],
  ])("two Host headers, the second %s, are answered with 400", async (_, second) => {
    const rawHeaders = ["Host", "localhost:3000", "x-host", "host", "hOST", second];
    expect(await refused(pass({ url: "/lab", rawHeaders }))).toEqual([400, "several-hosts"]);
    expect(pass({ url: "/lab", rawHeaders: rawHeaders.slice(0, 4) }).url).toBe("/lab");
  });

  it("what the query says of an address that is asked for by name is no other problem", async () => {
    const asked = { method: "GET", url: "/misdirected?code=internal" };
    expect(await refused(asked)).toEqual([421, "misdirected"]);
  });
});

describe("an icon that a browser asks for by itself", () => {
  it("is the program's", () => expect(pass({ url: "/favicon.ico" }).url).toBe("/icon.svg"));
});
