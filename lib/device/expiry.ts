import { message } from "@/lib/language/texts";
import { type Lifetime, longestLifetime } from "./lifetime";

/**
 * What a visit does to the end of a session or token. `absolute`: nothing, it ends when it was said to at
 * sign-in. `rolling`: it is extended by the whole lifetime each time Auth.js's `/session` is asked. `capped`: so
 * it is, and yet it ends one and a half lifetimes after the sign-in.
 */
export const expiries = [message("absolute"), message("rolling"), message("capped")] as const;

export type Expiry = (typeof expiries)[number];

export function isExpiry(value: unknown): value is Expiry {
  return expiries.includes(value as Expiry);
}

/** @returns how a sign-in ends, as `authorize` says it to either configuration */
export function endOf(expiry: Expiry, lifetime: Lifetime): { rolling: boolean; maximum?: number } {
  if (expiry !== "capped") return { rolling: expiry === "rolling" };
  return { rolling: true, maximum: Math.min(1.5 * lifetime, longestLifetime) };
}
