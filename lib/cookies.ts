/**
 * Reads a cookie out of a request's headers. Of two that have one name the first counts: browsers send the
 * one with the longest path first (RFC 6265, section 5.4), and that is the one of this address. Next's
 * `cookies` keeps the last, which anybody can set who has another port of this host.
 * @returns the value, percent-decoded where it can be, or `null` when there is none
 */
export function readCookie(headers: Headers, name: string): string | null {
  const pairs = (headers.get("cookie") ?? "").split(/; */);
  const pair = pairs.find((text) => text.startsWith(`${name}=`));
  return pair === undefined ? null : decode(pair.slice(name.length + 1));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // No value of ours. What it is good for is for the reader to say.
    return value;
  }
}
