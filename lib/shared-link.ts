import "server-only";
import encodeQR from "qr";
import { originOf } from "./http";

/** An address of the app for another browser: its path, the whole of it, and a QR code of that as an image's address. */
export type SharedLink = { url: string; link: string; qr: string };

/** @param headers of a request, which say under which address the app is known */
export function sharedLink(headers: Headers, path: string): SharedLink {
  const link = `${originOf(headers)}${path}`;
  // Four modules of quiet around it, as ISO/IEC 18004 asks.
  const svg = encodeQR(link, "svg", { border: 4 });
  return { url: path, link, qr: `data:image/svg+xml,${encodeURIComponent(svg)}` };
}
