import type { IncomingHttpHeaders } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Whether a proxy with this address may say who its visitor is, and how they came. */
export type IsTrusted = (address: string) => boolean;

/** An address, or a subnet as in 10.0.0.0/8. */
export function isAddressOrSubnet(text: string): boolean {
  const [address = "", prefix, ...rest] = text.split("/");
  const bits = isIPv6(address) ? 128 : 32;
  return (
    isIP(address) > 0 &&
    rest.length === 0 &&
    (prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits))
  );
}

/** @param list of addresses and subnets, as TRUST_PROXY has them */
export function trustedProxies(list: readonly string[]): IsTrusted {
  const trusted = new BlockList();
  for (const entry of list) {
    const [address = "", prefix] = entry.split("/");
    if (prefix) trusted.addSubnet(address, Number(prefix), familyOf(address));
    else trusted.addAddress(address, familyOf(address));
  }
  return (address) => isIP(address) > 0 && trusted.check(address, familyOf(address));
}

/**
 * Drops what was forwarded by somebody who is not trusted. Of a trusted proxy's lists, to which each proxy on
 * the way adds an entry, the protocol that the visitor used is the first, and the visitor is the last address
 * that is not a trusted proxy's: anything before it may have been made up.
 */
export function settleForwarded(headers: IncomingHttpHeaders, peer: string, isTrusted: IsTrusted): void {
  if (!isTrusted(peer)) {
    for (const name of Object.keys(headers))
      if (/^(x-forwarded-|forwarded$)/.test(name)) delete headers[name];
    return;
  }
  const [protocol] = listOf(headers["x-forwarded-proto"]);
  if (protocol) headers["x-forwarded-proto"] = protocol;
  const visitor = listOf(headers["x-forwarded-for"]).findLast((address) => !isTrusted(address));
  if (visitor) headers["x-forwarded-for"] = visitor;
}

function listOf(value: string | string[] | undefined): string[] {
  const parts = String(value ?? "").split(",");
  return parts.map((part) => part.trim()).filter(Boolean);
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIPv6(address) ? "ipv6" : "ipv4";
}
