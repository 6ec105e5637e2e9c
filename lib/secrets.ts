import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";

/** What a table holds instead of a secret that is random: there is nothing to guess, and no need for a slow hash. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** Whether what a visitor shows is what it must be, in a time that does not tell how much of it is right. */
export function isSame(shown: string, expected: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
