export type DecodedToken = {
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  signature: string;
};

/**
 * Reads what a JWT says. It proves nothing: whoever wrote the token could write anything.
 * @returns `null` for what is not a signed JWT
 */
export function decodeWithoutVerifying(token: string): DecodedToken | null {
  const [header, claims, signature, ...more] = token.split(".");
  if (!header || !claims || signature === undefined || more.length > 0) return null;
  try {
    return { header: decodeJson(header), claims: decodeJson(claims), signature };
  } catch {
    // Not base64url, not UTF-8 or not JSON: whichever it is, not a JWT.
    return null;
  }
}

/**
 * What can be read of an encrypted token (JWE, RFC 7516) without its key.
 * @returns `null` for what is not one
 */
export function readEncrypted(token: string): { header: Record<string, unknown>; ciphertext: string } | null {
  const [header, , , ciphertext, tag, ...more] = token.split(".");
  if (!header || !ciphertext || !tag || more.length > 0) return null;
  try {
    return { header: decodeJson(header), ciphertext };
  } catch {
    return null;
  }
}

function decodeJson(part: string): Record<string, unknown> {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, "+").replace(/_/g, "/")), (char) =>
    char.charCodeAt(0),
  );
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null) throw new TypeError("not an object");
  return value as Record<string, unknown>;
}
