import "server-only";
import { createHmac } from "node:crypto";
import { deriveKey } from "./keys";

/**
 * What the tables hold of whom guesses are counted for, in place of an address. Without the app's secret it cannot
 * be found by trying all addresses.
 */
export function guessKey(...parts: string[]): string {
  return createHmac("sha256", deriveKey("guesses")).update(JSON.stringify(parts)).digest("base64url");
}
