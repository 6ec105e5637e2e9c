/**
 * What `document.cookie` says after a browser was sent this (RFC 6265, section 5.4): not what is HttpOnly.
 * The browser test asks a browser the same.
 */
export function readByScript(setCookie: string): string {
  const [pair = "", ...attributes] = setCookie.split(";").map((part) => part.trim());
  return attributes.some((attribute) => /^httponly$/i.test(attribute)) ? "" : pair;
}
