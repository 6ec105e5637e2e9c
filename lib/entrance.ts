import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { getEnv } from "./env";
import type { ProblemCode } from "./errors";
import { enterLanguage } from "./language/request-language";
import { isOwnHost, type Reach } from "./own-hosts";
import { securityHeaders } from "./security-headers";
import { type IsTrusted, settleForwarded, trustedProxies } from "./trusted-proxies";

type Request = Pick<IncomingMessage, "method" | "url" | "headers" | "rawHeaders" | "socket">;

/** Where a request ends up that is refused here. `app/misdirected` answers 421, or as the query says. */
const misdirected = "/misdirected";

/** Answers of less than a kilobyte. To pack one takes about as much processor time as the check that it tells of. */
const small = /^\/lab\/[^/?]+\/[^/?]+\/[^/?]+\/(check|ping)(\?|$)/;

/** To join: at one address Next has either a page or a handler, and link previews open the page. */
const joining = /^(\/join\/[^/?]+)(?=\?|$)/;

/**
 * What every request has to pass before anything else sees it.
 * @param inlineScripts the scripts that a page holds itself
 */
export function guardEntrance(inlineScripts: readonly string[]): void {
  const { TRUST_PROXY, PUBLIC_URL: publicUrl, ON_NETWORK: onNetwork, API_PORT, OTHER_SITE_PORT } = getEnv();
  const version = getEnv().NEXT_DEPLOYMENT_ID;
  const isTrusted = trustedProxies(TRUST_PROXY);
  const isDevelopment = process.env.NODE_ENV === "development";
  const besidePorts = [API_PORT, OTHER_SITE_PORT].filter((port) => port !== undefined);
  const setHeaders = securityHeaders({ inlineScripts, besidePorts, version, isDevelopment });
  // Published before the server's own listener runs, in the same turn.
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: Request; response: ServerResponse };
    enter(request, isTrusted, { onNetwork, publicUrl });
    enterLanguage(request.headers, request.url);
    setHeaders(request, response);
  });
}

export function enter(request: Request, isTrusted: IsTrusted, reach: Reach): void {
  takeHost(request);
  // Browsers ask for it by themselves where a page names no icon, or is not there yet.
  if (request.url === "/favicon.ico") request.url = "/icon.svg";
  // Not by a rewrite of Next's: to an address of 127.0.0.1 that is a request of its own, under another Host.
  if (request.method === "POST") request.url = request.url?.replace(joining, "$1/phone");
  // Next answers 500 where an escape stands for no character: such an address is an odd one, and no more.
  if (!isDecodable(request.url)) request.url = request.url?.replaceAll("%", "%25");
  // An IPv4 address that arrived at an IPv6 socket is written as one.
  const peer = request.socket.remoteAddress?.replace(/^::ffff:/, "") ?? "";
  settleForwarded(request.headers, peer, isTrusted);
  const isPath = request.url?.startsWith("/");
  // Next packs whatever a visitor can unpack.
  if (small.test(request.url ?? "")) delete request.headers["accept-encoding"];
  if (!isPath || !isOwnHost(request.headers.host ?? "", reach)) request.url = misdirected;
  if (countHosts(request) > 1) request.url = `${misdirected}?code=${"several-hosts" satisfies ProblemCode}`;
  // The Fetch standard forbids it, and Next cannot make a Request of it.
  if (request.method === "TRACE") {
    request.method = "GET";
    request.url = `${misdirected}?code=${"unknown-method" satisfies ProblemCode}`;
  }
}

/** Node keeps the first of several Host headers and says nothing (RFC 9112, section 3.2: answer 400). */
function countHosts({ rawHeaders }: Request): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
}

/**
 * An address that is written whole names the host, whatever the Host header says (RFC 9112, section 3.2.2).
 * Next would lead the visitor there.
 */
function takeHost(request: Request): void {
  const [, host, path = ""] = /^https?:\/\/([^/?#]*)(.*)$/i.exec(request.url ?? "") ?? [];
  if (host === undefined) return;
  request.headers.host = host;
  request.url = path.startsWith("/") ? path : `/${path}`;
}

function isDecodable(url = ""): boolean {
  if (!url.includes("%")) return true;
  try {
    decodeURIComponent(url.split("?", 1)[0] as string);
    return true;
  } catch {
    return false;
  }
}
