import "server-only";
import { errors } from "jose";
import {
  algorithm,
  type Claims,
  type Details,
  isCompact,
  signedTokens,
  type TokenOptions,
  type TokenUser,
} from "@/auth/tokens";
import type { Reason } from "../evidence/reason";
import { recordToken, refuse } from "../evidence/recorder";
import type { Role } from "../lab/role";
import { longestLifetime } from "./lifetime";
import { audienceOf, issuer, keyOf, type Realm, typeOf } from "./token-realm";

/** The claims of a lab's token, as they come out of a verified one. */
export type LabToken = Claims & {
  name: string;
  role: Role;
  /** The number of the user's password, under the strategies that compare it. */
  ver?: number;
};

/** Those whose value decides, and not only that they are there. */
const verifiedClaims = ["aud", "iss", "exp"];

/**
 * The tokens of one lab under one strategy. What is done with them goes into the request's evidence.
 * @param keys where a strategy has more than one key: which one signs, and how to find the one that a header names
 */
export function labTokens(realm: Realm, keys: Partial<Pick<TokenOptions, "key" | "kid">> = {}) {
  const tokens = signedTokens({
    key: () => keyOf(realm.strategy),
    ...keys,
    issuer,
    audience: audienceOf(realm),
    typ: typeOf(realm.strategy),
    maxAge: longestLifetime,
  });
  const signing = { operation: "sign", alg: algorithm, claims: [] } as const;
  const verifying = { operation: "verify", alg: algorithm, claims: verifiedClaims } as const;
  return {
    issue: (user: TokenUser, details?: Details): Promise<string> =>
      recordToken(signing, () => tokens.issue(user, details)),

    reissue: (claims: Claims): Promise<string> => recordToken(signing, () => tokens.reissue(claims)),

    /** @returns the claims, or `null` with the reason noted in the request's evidence */
    verify: async (token: string): Promise<LabToken | null> => {
      // No signature is looked at then.
      if (!isCompact(token)) return refuse("malformed");
      try {
        return (await recordToken(verifying, () => tokens.verifyOrThrow(token))) as LabToken;
      } catch (error) {
        if (error instanceof errors.JOSEError) return refuse(reasonFor(error));
        throw error;
      }
    },
  };
}

const reasonByCode: Record<string, Reason> = {
  [errors.JWTExpired.code]: "expired",
  [errors.JWSSignatureVerificationFailed.code]: "bad-signature",
  // `alg: none` and every algorithm but ours: nothing that we signed.
  [errors.JOSEAlgNotAllowed.code]: "bad-signature",
  [errors.JOSENotSupported.code]: "bad-signature",
  [errors.JWKSNoMatchingKey.code]: "unknown-key",
  [errors.JWEDecryptionFailed.code]: "bad-signature",
};

const reasonByClaim: Record<string, Reason> = {
  typ: "wrong-type",
  aud: "wrong-audience",
  iss: "wrong-issuer",
};

/** Why a token was refused, from what jose threw. */
export function reasonFor(error: errors.JOSEError): Reason {
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : "";
  const reason = reasonByClaim[claim];
  if (reason) return reason;
  return reasonByCode[error.code] ?? "malformed";
}
