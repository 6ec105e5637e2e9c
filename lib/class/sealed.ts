import "server-only";
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";

/** What is in a link: 128 random bits, from which both the name of a row and the key to it follow. */
export function createCode(): string {
  return randomBytes(16).toString("base64url");
}

export function hashOfCode(code: string): string {
  return createHash("sha256").update(code).digest("base64url");
}

/** Whoever reads the table has the sealed text and no key: that is in the link alone. */
export function seal(code: string, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyOf(code), nonce);
  const text = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64url");
}

export function unseal(code: string, sealed: string): unknown {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyOf(code), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(`${decipher.update(bytes.subarray(28))}${decipher.final()}`);
}

function keyOf(code: string): Buffer {
  return Buffer.from(hkdfSync("sha256", code, "", "still-signed-in/cookie-link", 32));
}
