/**
 * What a visit does to the end of a session or token. `absolute`: nothing, it ends when it was said to at
 * sign-in. `rolling`: it is extended by the whole lifetime each time Auth.js's `/session` is asked.
 */
export const expiries = ["absolute", "rolling"] as const;

export type Expiry = (typeof expiries)[number];

export function isExpiry(value: unknown): value is Expiry {
  return expiries.includes(value as Expiry);
}
