import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as the cookie carries them (OWASP ASVS 5.0, 7.2.3 asks for 128 at least). */
export function createSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * What the table holds in place of the token. The token is random, so a plain hash is enough: there is
 * nothing to guess, and no need for a slow one.
 */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
