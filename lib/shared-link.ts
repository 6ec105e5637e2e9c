import "server-only";
import encodeQR from "qr";
import { getEnv } from "./env";
import { originOf } from "./http";
import { isLoopback } from "./loopback";
import { addressesOnNetwork } from "./own-hosts";

/** An address of the app for another browser: its path, the whole of it, and a QR code of that as an image's address. */
export type SharedLink = { url: string; link: string; qr: string };

/** @param headers of a request, which say under which address the app is known */
export function sharedLink(headers: Headers, path: string): SharedLink {
  return linkAt(originOf(headers), path);
}

/**
 * The same at every address under which others may find the program. Who opened it on this machine has an
 * address that leads a phone to itself: then those of the network come first.
 */
export function sharedLinks(headers: Headers, path: string): SharedLink[] {
  const { PUBLIC_URL, ON_NETWORK } = getEnv();
  if (PUBLIC_URL) return [linkAt(new URL(PUBLIC_URL).origin, path)];
  const own = new URL(originOf(headers));
  const origins = ON_NETWORK ? addressesOnNetwork().map((address) => withHost(own, address)) : [];
  const all = isLoopback(own.hostname) ? [...origins, own.origin] : [own.origin, ...origins];
  return [...new Set(all)].map((origin) => linkAt(origin, path));
}

function withHost(url: URL, hostname: string): string {
  const other = new URL(url);
  other.hostname = hostname;
  return other.origin;
}

function linkAt(origin: string, path: string): SharedLink {
  const link = `${origin}${path}`;
  // Four modules of quiet around it, as ISO/IEC 18004 asks.
  const svg = encodeQR(link, "svg", { border: 4 });
  return { url: path, link, qr: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
