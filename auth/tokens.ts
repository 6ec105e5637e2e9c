import "server-only";
import { randomBytes, type webcrypto } from "node:crypto";
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { VerifiedUser } from "@/lib/device/credentials";
import type { Reason } from "@/lib/device/reason";
import { audienceOf, keyOf, type Realm, typeOf } from "@/lib/device/token-realm";
import { recordToken, refuse } from "@/lib/evidence/recorder";
import type { Role } from "@/lib/lab/role";

export const algorithm = "HS256";
export const issuer = "still-signed-in";

const requiredClaims = ["sub", "email", "name", "role", "sid", "jti", "iat", "exp"];
/** Those whose value decides, and not only that they are there. */
const verifiedClaims = ["aud", "iss", "exp"];

/** The claims of a lab's token, as they come out of a verified one. */
export type LabToken = JWTPayload & {
  sub: string;
  email: string;
  name: string;
  role: Role;
  /** Names this sign-in. Set once, so it would survive a token that is issued again. */
  sid: string;
  jti: string;
  iat: number;
  exp: number;
  /** Seconds from a visit to the end that it puts off. Without it, expiry is absolute. */
  rolling?: number;
  /** The number of the user's password, under the strategies that compare it. */
  ver?: number;
};

/** What a token says of a user, and for how long. */
export type TokenUser = Pick<VerifiedUser, "id" | "email" | "name" | "role" | "expiry"> & {
  /** Seconds. */
  lifetime: number;
};

/** A key that a token's header names. */
export type SigningKey = { kid: string; key: webcrypto.CryptoKey };

/** What one strategy puts into a new token, and another does not. */
type Details = { sid?: string; jti?: string; claims?: JWTPayload; key?: SigningKey };

/**
 * Signs a token for a user whose password was just verified.
 * @returns a compact JWS (RFC 7515) that expires after the lifetime chosen at sign-in
 */
export async function issueToken(realm: Realm, user: TokenUser, details: Details = {}): Promise<string> {
  const { id, email, name, role, lifetime, expiry } = user;
  const rolling = expiry === "rolling" ? { rolling: lifetime } : {};
  const sid = details.sid ?? randomId();
  const claims = { sub: id, email, name, role, sid, ...rolling, ...details.claims };
  return sign(realm, claims, lifetime, details);
}

/**
 * Signs a verified token again, as if it had just been issued: a new `iat`, `exp` and `jti`, and the same
 * `sid`. It asks nobody, so it does it for whoever holds the token.
 */
export function renewToken(
  realm: Realm,
  { iat: _, exp: __, jti: ___, ...claims }: LabToken,
  key?: SigningKey,
): Promise<string> {
  return sign(realm, claims, claims.rolling ?? 0, { key });
}

/** @param lifetime seconds */
async function sign(
  realm: Realm,
  claims: JWTPayload,
  lifetime: number,
  { jti = randomId(), key: named }: Details,
): Promise<string> {
  const key = named?.key ?? (await keyOf(realm.strategy));
  const issuedAt = Math.floor(Date.now() / 1000);
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: typeOf(realm.strategy), ...(named && { kid: named.kid }) })
    .setIssuer(issuer)
    .setAudience(audienceOf(realm))
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setJti(jti);
  return recordToken({ operation: "sign", alg: algorithm, claims: [] }, () => token.sign(key));
}

/**
 * Verifies form, signature, type, issuer, audience and expiry, with no tolerance for clocks that differ.
 * @param keyFor finds the key that a header names, where a strategy has more than one
 * @returns the claims, or `null` with the reason noted in the request's evidence
 */
export async function verifyToken(
  realm: Realm,
  token: string,
  keyFor: (header: JWTHeaderParameters) => Promise<webcrypto.CryptoKey> = () => keyOf(realm.strategy),
): Promise<LabToken | null> {
  if (!isCompact(token)) return refuse("malformed");
  try {
    const typ = typeOf(realm.strategy);
    const verified = { typ, issuer, audience: audienceOf(realm), algorithms: [algorithm], requiredClaims };
    const { payload } = await recordToken(
      { operation: "verify", alg: algorithm, claims: verifiedClaims },
      () => jwtVerify<LabToken>(token, keyFor, verified),
    );
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return refuse(reasonFor(error));
    throw error;
  }
}

/** When a verified token ends. */
export function expiryOf({ exp }: JWTPayload): Date {
  return new Date((exp ?? 0) * 1000);
}

/** Stricter than jose, which lets white space and bits after the end of a base64url text pass. */
function isCompact(token: string): boolean {
  const parts = token.split(".");
  return (
    parts.length === 3 && parts.every((part) => Buffer.from(part, "base64url").toString("base64url") === part)
  );
}

const reasonByCode: Record<string, Reason> = {
  [errors.JWTExpired.code]: "expired",
  [errors.JWSSignatureVerificationFailed.code]: "bad-signature",
  // `alg: none` and every algorithm but ours: nothing that we signed.
  [errors.JOSEAlgNotAllowed.code]: "bad-signature",
  [errors.JOSENotSupported.code]: "bad-signature",
  [errors.JWKSNoMatchingKey.code]: "unknown-key",
};

const reasonByClaim: Record<string, Reason> = {
  typ: "wrong-type",
  aud: "wrong-audience",
  iss: "wrong-issuer",
};

function reasonFor(error: errors.JOSEError): Reason {
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : "";
  const reason = reasonByClaim[claim];
  if (reason) return reason;
  return reasonByCode[error.code] ?? "malformed";
}

/** 128 random bits. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}
