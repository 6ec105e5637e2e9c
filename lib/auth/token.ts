import "server-only";
import { randomBytes, webcrypto } from "node:crypto";
import { errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { recordToken, refuse } from "../evidence/recorder";
import { deriveKey } from "../keys";
import type { LabId } from "../lab/lab-id";
import { singleton } from "../singleton";
import type { VerifiedUser } from "./credentials";
import type { Reason } from "./reason";
import type { Role } from "./role";

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
};

/** Imported once: jose imports a key given as bytes at every call. */
function signingKey(): Promise<webcrypto.CryptoKey> {
  return singleton("jwt-key", () =>
    webcrypto.subtle.importKey("raw", deriveKey("jwt"), { name: "HMAC", hash: "SHA-256" }, false, [
      "sign",
      "verify",
    ]),
  );
}

/**
 * Signs a token for a user whose password was just verified.
 * @returns a compact JWS (RFC 7515) that expires after the lifetime chosen at sign-in
 */
export async function issueToken(lab: LabId, user: VerifiedUser): Promise<string> {
  const { id, email, name, role, lifetime, expiry } = user;
  const rolling = expiry === "rolling" ? { rolling: lifetime } : {};
  return sign({ sub: id, aud: lab, email, name, role, sid: randomId(), ...rolling }, lifetime);
}

/**
 * Signs a verified token again, as if it had just been issued: a new `iat`, `exp` and `jti`, and the same
 * `sid`. It asks nobody, so it does it for whoever holds the token.
 */
export function renewToken({ iat: _, exp: __, jti: ___, ...claims }: LabToken): Promise<string> {
  return sign(claims, claims.rolling ?? 0);
}

/** @param lifetime seconds */
async function sign(claims: JWTPayload, lifetime: number): Promise<string> {
  const key = await signingKey();
  const issuedAt = Math.floor(Date.now() / 1000);
  const token = new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm, typ: "JWT" })
    .setIssuer(issuer)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifetime)
    .setJti(randomId());
  return recordToken({ operation: "sign", alg: algorithm, claims: [] }, () => token.sign(key));
}

/**
 * Verifies form, signature, issuer, audience and expiry, with no tolerance for clocks that differ.
 * @returns the claims, or `null` with the reason noted in the request's evidence
 */
export async function verifyToken(lab: LabId, token: string): Promise<LabToken | null> {
  if (!isCompact(token)) return refuse("malformed");
  const key = await signingKey();
  try {
    const verified = { issuer, audience: lab, algorithms: [algorithm], requiredClaims };
    const { payload } = await recordToken(
      { operation: "verify", alg: algorithm, claims: verifiedClaims },
      () => jwtVerify<LabToken>(token, key, verified),
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
};

function reasonFor(error: errors.JOSEError): Reason {
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") return "wrong-audience";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "iss") return "wrong-issuer";
  return reasonByCode[error.code] ?? "malformed";
}

/** 128 random bits. */
function randomId(): string {
  return randomBytes(16).toString("base64url");
}
