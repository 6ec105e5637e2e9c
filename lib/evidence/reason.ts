/** Why a check answered "not signed in", or could not answer. Stable: tests and scenarios assert them. */
export const reasons = [
  "no-credential",
  "unknown-session",
  "expired",
  "bad-signature",
  "malformed",
  "wrong-type",
  "unknown-key",
  "unknown-token",
  "reused",
  "wrong-audience",
  "wrong-issuer",
  "revoked",
  "proof-missing",
  "bad-proof",
  "proof-replayed",
  "database-unavailable",
] as const;

export type Reason = (typeof reasons)[number];
