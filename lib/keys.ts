import "server-only";
import { hkdfSync } from "node:crypto";
import { getEnv } from "./env";
import type { JwtStrategy } from "./lab/strategy";
import { singleton } from "./singleton";

/** What a key is for. One secret, a key of its own for each purpose: none can stand in for another. */
type Purpose =
  | "lab-id"
  | "owner"
  | "phone"
  | "class-name"
  | "guesses"
  | "watch-link"
  | "csrf"
  | "refresh-token"
  | "bystander"
  | "api-token"
  | "introspection"
  | JwtStrategy
  // Signs the copy of a session.
  | "database-cached"
  | "device-proof";

/** @returns 256 bits derived from the app's secret (HKDF, RFC 5869) */
export function deriveKey(purpose: Purpose): Buffer {
  return singleton(`key.${purpose}`, () =>
    Buffer.from(hkdfSync("sha256", getEnv().AUTH_SECRET, "", `still-signed-in/${purpose}`, 32)),
  );
}
