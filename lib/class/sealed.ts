import "server-only";
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** What a row holds for a link. From the link's code follows the key: whoever reads the table has the sealed text and not the code. */
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
