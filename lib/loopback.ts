/**
 * Whether a name leads every machine to itself (RFC 6761, section 6.3; RFC 1122, section 3.2.1.3; RFC 4291, section 2.5.3).
 * @param name as the `hostname` of a URL has it
 */
export function isLoopback(name: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(name);
}
