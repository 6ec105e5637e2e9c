import { isIPv6 } from "node:net";

/**
 * Where a visitor comes from: an IPv4 address, or of an IPv6 address the first 64 bits. The rest of it a
 * visitor can choose.
 * @param headers with the address that the entrance has settled
 */
export function visitorNetwork(headers: Headers): string {
  return networkOf(headers.get("x-forwarded-for") ?? "");
}

function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith("::ffff:")) return address.replace(/^::ffff:/, "");
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const rest = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: 8 - groups.length - rest.length }, () => "0");
  return [...groups, ...zeros, ...rest].slice(0, 4).join(":");
}
