import "server-only";
import type { webcrypto } from "node:crypto";
import { importKey } from "@/auth/tokens";
import { deriveKey } from "../keys";
import type { LabLane } from "../lab/lane";
import type { JwtStrategy, Strategy } from "../lab/strategy";
import { singleton } from "../singleton";

export const issuer = "still-signed-in";

/** Where a token is good: in one lab, under one strategy. */
export type Realm = Pick<LabLane, "lab" | "strategy">;

/** A token of one strategy is no good under another: its type, its audience and its key differ. */
export function typeOf(strategy: Strategy): string {
  return strategy === "jwt" ? "JWT" : `${strategy}+jwt`;
}

export function audienceOf({ lab, strategy }: Realm): string {
  return strategy === "jwt" ? lab : `${lab}/${strategy}`;
}

/** Whether something is signed under a strategy: a token, or the copy of a session. */
function signs(strategy: Strategy): strategy is JwtStrategy | "database-cached" {
  return strategy === "database-cached" || strategy.startsWith("jwt");
}

/** Imported once: jose imports a key given as bytes at every call. */
export function keyOf(strategy: Strategy): Promise<webcrypto.CryptoKey> {
  if (!signs(strategy)) throw new TypeError("A database session is no token.");
  return singleton(`signing-key.${strategy}`, () => importKey(deriveKey(strategy)));
}
