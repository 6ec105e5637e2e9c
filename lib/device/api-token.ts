import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import { calculateJwkThumbprint, type JWK, SignJWT } from "jose";
import { randomId } from "@/auth/tokens";
import { Problem } from "../errors";
import { deriveKey } from "../keys";
import { singleton } from "../singleton";
import { requireSignedIn } from "./check";
import type { CookieJar } from "./cookie-jar";
import { issuer } from "./token-realm";

/** The resource server that these tokens are for. It holds the public half of the key and nothing else. */
export const apiAudience = "still-signed-in-api";

/** Seconds that an access token lives: the longest that the API goes on believing what has ceased to be true. */
export const apiTokenLifetime = 60;

const algorithm = "EdDSA";

/** A token for the API, and how long it is good for. */
export type ApiToken = { accessToken: string; tokenType: "Bearer"; expiresIn: number; audience: string };

/** A JSON Web Key Set (RFC 7517): what anyone may have. */
export type PublicKeys = { keys: JWK[] };

type SigningKey = { privateKey: KeyObject; publicKey: JWK & { kid: string } };

/**
 * Whom a token for the API is to name, and the seconds since the epoch from when until when: no longer than
 * the session that it is given for.
 * @throws Problem `no-api-token` under a strategy that is broken, `not-signed-in`, or `database-unavailable` where it takes the database to tell
 */
export async function requireApiClient(jar: CookieJar) {
  // The API could not tell where a token came from: what a broken fix lets in must not become a real one.
  if (jar.rules.broken) throw new Problem("no-api-token");
  const { userId, expiresAt } = await requireSignedIn(jar);
  const issuedAt = Math.floor(Date.now() / 1000);
  const expires = Math.min(issuedAt + apiTokenLifetime, Math.floor(Date.parse(expiresAt) / 1000));
  return { userId, issuedAt, expires };
}

/**
 * Gives a signed-in device a token in the form of RFC 9068. It outlives a session that is ended early: the
 * API does not ask. Its subject is the user's id, which no other user ever gets (OWASP ASVS 5.0, 10.3.3).
 * @throws Problem, those of `requireApiClient`
 */
export async function issueApiToken(jar: CookieJar): Promise<ApiToken> {
  const { userId, issuedAt, expires } = await requireApiClient(jar);
  const { privateKey, publicKey } = await signingKey();
  const accessToken = await new SignJWT({ lab: jar.lab, client_id: jar.device })
    .setProtectedHeader({ alg: algorithm, typ: "at+jwt", kid: publicKey.kid })
    .setIssuer(issuer)
    .setAudience(apiAudience)
    .setSubject(userId)
    .setIssuedAt(issuedAt)
    .setExpirationTime(expires)
    .setJti(randomId())
    .sign(privateKey);
  return { accessToken, tokenType: "Bearer", expiresIn: expires - issuedAt, audience: apiAudience };
}

/** The keys with which anybody can verify the tokens. They cannot sign one. */
export async function publicKeys(): Promise<PublicKeys> {
  return { keys: [(await signingKey()).publicKey] };
}

function signingKey(): Promise<SigningKey> {
  return singleton("api-token-key", createSigningKey);
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const pkcs8Prefix = Buffer.from("302e020100300506032b657004220420", "hex");

/** Derived like every other key, so that all instances that share a secret sign with the same one. */
async function createSigningKey(): Promise<SigningKey> {
  const der = Buffer.concat([pkcs8Prefix, deriveKey("api-token")]);
  const privateKey = createPrivateKey({ key: der, format: "der", type: "pkcs8" });
  const { kty, crv, x } = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = await calculateJwkThumbprint({ kty, crv, x });
  return { privateKey, publicKey: { kty, crv, x, kid, alg: algorithm, use: "sig" } };
}
