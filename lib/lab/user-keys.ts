import "server-only";
import { createHmac, type webcrypto } from "node:crypto";
import { errors } from "jose";
import { importKey } from "@/auth/tokens";
import { deriveKey } from "../keys";
import type { LabId } from "./lab-id";
import { readPasswordState } from "./password-state";
import type { VerifiedUser } from "./verified-user";

/** Names the key of one user: whose it is, and the number of the password that was given. */
export function userKid({ id, passwordVersion }: Pick<VerifiedUser, "id" | "passwordVersion">): string {
  return `${id}.${passwordVersion}`;
}

/** Derived, so that nothing that signs lies in the table. */
export function userKey(lab: LabId, kid: string): Promise<webcrypto.CryptoKey> {
  return importKey(createHmac("sha256", deriveKey("jwt-user-key")).update(`${lab}/${kid}`).digest());
}

const form = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([1-9]\d{0,8})$/;

/**
 * The key for the `kid` of a token that came.
 * @param kid of a header that is not verified yet: it can be anything that JSON can hold
 * @throws JWKSNoMatchingKey when it is not the one that its user has now
 */
export async function currentUserKey(lab: LabId, kid: unknown): Promise<webcrypto.CryptoKey> {
  const [named = "", userId = "", version] = (typeof kid === "string" && form.exec(kid)) || [];
  const state = userId ? await readPasswordState(lab, userId) : null;
  if (!state || state.version !== Number(version)) throw new errors.JWKSNoMatchingKey();
  return userKey(lab, named);
}
