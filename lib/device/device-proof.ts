import "server-only";
import { createHmac } from "node:crypto";
import { calculateJwkThumbprint, EmbeddedJWK, errors, type JWTPayload, jwtVerify } from "jose";
import { isCompact } from "@/auth/tokens";
import { proofType } from "../client/device-key.mjs";
import type { Reason } from "../evidence/reason";
import { recordToken } from "../evidence/recorder";
import { deriveKey } from "../keys";
import type { LabLane } from "../lab/lane";
import type { Proof } from "../lab/spend-proof";
import { isSame } from "../secrets";
import { jarPath } from "./cookie-jar";

/** Seconds for which a proof is good once it was signed. */
export const proofWindow = 60;

/** Seconds by which a device's clock may differ from the server's. */
export const clockDifference = 5;

const algorithm = "ES256";
/** Long enough for an honest one, and nothing that has to be stored whole. */
const longest = 2048;
const readable = /^[\w-]{16,64}$/;

/** What a proof must have been signed for. */
export type Demand = { method: string; path: string; challenge?: string };
export type ProofRefusal = Extract<Reason, "proof-missing" | "bad-proof">;

export function signInDemand(jar: LabLane): Demand {
  return { method: "POST", path: `${jarPath(jar)}/api/auth/callback/credentials` };
}

export function refreshDemand(jar: LabLane, refreshToken: string): Demand {
  return { method: "POST", path: `${jarPath(jar)}/refresh`, challenge: challengeOf(refreshToken) };
}

/**
 * What a proof for a refresh token has to repeat. The browser's scripts cannot read the token, which is HttpOnly,
 * so the server says it. A thief may have it too: it is of no use without the key.
 */
export function challengeOf(refreshToken: string): string {
  return createHmac("sha256", deriveKey("device-proof")).update(refreshToken).digest("base64url");
}

/**
 * Verifies a proof with the key that it brings along. Whether that is the key of the sign-in, and whether the proof
 * has been used, is for the database to say.
 */
export async function verifyProof(
  text: string | null,
  demand: Demand,
  now: Date,
): Promise<Proof | ProofRefusal> {
  if (!text) return "proof-missing";
  if (text.length > longest || !isCompact(text)) return "bad-proof";
  try {
    const { payload, protectedHeader } = await recordToken(
      { operation: "verify", alg: algorithm, claims: ["htm", "htu", "iat", "jti", "challenge"] },
      () => verify(text, now),
    );
    if (!isFor(payload, demand)) return "bad-proof";
    const { jti, iat } = payload as { jti: string; iat: number };
    if (!readable.test(jti)) return "bad-proof";
    const thumbprint = await calculateJwkThumbprint(protectedHeader.jwk ?? {});
    return { thumbprint, jti, expires: new Date((iat + proofWindow + clockDifference + 1) * 1000) };
  } catch (error) {
    if (error instanceof errors.JOSEError) return "bad-proof";
    throw error;
  }
}

/** One algorithm, so that neither `none` nor a public key taken for a shared secret gets through (RFC 8725, 3.1). */
function verify(text: string, currentDate: Date) {
  return jwtVerify(text, EmbeddedJWK, {
    algorithms: [algorithm],
    typ: proofType,
    requiredClaims: ["htm", "htu", "iat", "jti"],
    maxTokenAge: proofWindow,
    clockTolerance: clockDifference,
    currentDate,
  });
}

function isFor({ htm, htu, challenge, jti }: JWTPayload, demand: Demand): boolean {
  return (
    typeof jti === "string" &&
    htm === demand.method &&
    htu === demand.path &&
    (demand.challenge === undefined || (typeof challenge === "string" && isSame(challenge, demand.challenge)))
  );
}
