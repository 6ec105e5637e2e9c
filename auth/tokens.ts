import { randomBytes, webcrypto } from "node:crypto";
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from "jose";
import type { NextAuthConfig } from "next-auth";
import type { JWT } from "next-auth/jwt";
import type { VerifiedUser } from "./user";

export const algorithm = "HS256";

const requiredClaims = ["sub", "email", "name", "role", "sid", "jti", "iat", "exp"];

/** What a verified token says. */
export type Claims = JWTPayload & {
  sub: string;
  name: string | null;
  email: string;
  role: string;
  /** Names the sign-in. It survives a token that is issued again. */
  sid: string;
  jti: string;
  iat: number;
  exp: number;
  /** Seconds by which a visit extends it. Without it, expiry is absolute. */
  rolling?: number;
  /** The latest `exp` that a visit may lead to. Without it, there is none. */
  latest?: number;
};

/** What a token says of a user. */
export type TokenUser = Omit<VerifiedUser, "passwordVersion">;

/** What a new token may say besides. */
export type Details = { sid?: string; jti?: string; claims?: JWTPayload };

export type TokenOptions = {
  /** Called when the first token comes and not before, so a build needs no secret. */
  key(header?: JWTHeaderParameters): Promise<webcrypto.CryptoKey>;
  /** The name of the key, where there is more than one. */
  kid?: string;
  issuer: string;
  audience: string;
  typ?: string;
  /** Seconds: the lifetime of a token that was issued without another. */
  maxAge: number;
};

/** Signed tokens (JWS, RFC 7515): anyone who holds one can read it. Auth.js's own are encrypted. */
export function signedTokens({ key, kid, issuer, audience, typ = "JWT", maxAge }: TokenOptions) {
  async function sign(claims: JWTPayload): Promise<string> {
    const header = { alg: algorithm, typ, ...(kid !== undefined && { kid }) };
    return new SignJWT(claims).setProtectedHeader(header).sign(await key());
  }

  const beginning = (exp: number, jti = randomId()) => ({
    iss: issuer,
    aud: audience,
    iat: secondsNow(),
    exp,
    jti,
  });

  /** Signs a token for a user whose password was just verified. */
  function issue(user: TokenUser, { sid = randomId(), jti, claims }: Details = {}): Promise<string> {
    const { id, email, name, role, lifetime = maxAge, rolling, maximum } = user;
    if (!role) throw new TypeError("A user needs a role to be issued a token.");
    const exp = secondsNow() + Math.min(lifetime, maximum ?? lifetime);
    const latest = maximum !== undefined && { latest: secondsNow() + maximum };
    const extending = rolling && { rolling: lifetime, ...latest };
    return sign({ sub: id, email, name, role, sid, ...extending, ...claims, ...beginning(exp, jti) });
  }

  /**
   * Signs verified claims again. A rolling token gets a new `iat`, `exp` and `jti`, and keeps its `sid` and
   * `latest`; any other ends when it was to end.
   */
  function reissue(claims: Claims): Promise<string> {
    const { rolling, latest = Number.POSITIVE_INFINITY } = claims;
    if (!rolling) return sign(claims);
    return sign({ ...claims, ...beginning(Math.min(secondsNow() + rolling, latest)) });
  }

  /**
   * Verifies form, signature, type, issuer, audience and expiry, with no tolerance for clocks that differ.
   * @throws JOSEError whose code says why a token is refused
   */
  async function verifyOrThrow(token: string): Promise<Claims> {
    if (!isCompact(token)) throw new errors.JWSInvalid("The token is not in its one form.");
    const expected = { typ, issuer, audience, algorithms: [algorithm], requiredClaims };
    const { payload } = await jwtVerify<Claims>(
      token,
      (header: JWTHeaderParameters) => key(header),
      expected,
    );
    return payload;
  }

  /** @returns `null` for a token that is refused */
  async function verify(token: string): Promise<Claims | null> {
    try {
      return await verifyOrThrow(token);
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  return { issue, reissue, verify, verifyOrThrow };
}

/**
 * A key of 256 bits or more from base64 text (`openssl rand -base64 32`), imported once.
 * @param read reads it from the environment, when it is first needed
 */
export function hmacKey(read: () => string | undefined): () => Promise<webcrypto.CryptoKey> {
  let imported: Promise<webcrypto.CryptoKey> | undefined;
  return async () => {
    imported ??= importKey(Buffer.from(read() ?? "", "base64"));
    return imported;
  };
}

/** @throws TypeError when it is shorter than 256 bits, which HS256 asks for (RFC 7518, section 3.2) */
export async function importKey(bytes: Uint8Array): Promise<webcrypto.CryptoKey> {
  if (bytes.length < 32) throw new TypeError("The key needs 32 random bytes: openssl rand -base64 32");
  return webcrypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
    "verify",
  ]);
}

/** Stricter than jose, which lets white space and bits after the end of a base64url text pass. */
export function isCompact(token: string): boolean {
  const parts = token.split(".");
  return (
    parts.length === 3 && parts.every((part) => Buffer.from(part, "base64url").toString("base64url") === part)
  );
}

const secondsNow = () => Math.floor(Date.now() / 1000);

/** 128 random bits. */
export function randomId(): string {
  return randomBytes(16).toString("base64url");
}

const sealed = Symbol("sealed");

/** All that a callback may change, and through it a visitor: `update({ name })`. */
const changeable = ["name"] as const;

/**
 * Keeps what was verified where no callback overwrites it by accident. `update()` hands a visitor's JSON to
 * the `jwt` callback, which Auth.js's documentation spreads over the token: `exp`, `sub` and `role` included.
 * JSON cannot hold a Symbol, and a spread keeps it.
 */
export function seal<T extends object | null>(verified: T): T extends null ? null : JWT;
export function seal(verified: object | null): JWT | null {
  return verified && { ...verified, [sealed]: verified };
}

/**
 * What was sealed, with the name that a callback may have changed.
 * @throws TypeError for a token in which nothing was sealed: it could name anybody
 */
export function unseal(token: JWT | undefined): Claims | VerifiedUser {
  const verified = (token as { [sealed]?: Claims | VerifiedUser } | undefined)?.[sealed];
  if (!token || !verified) throw new TypeError("The jwt callback must keep the token that it is given.");
  const changed = changeable
    .filter((name) => typeof token[name] === "string")
    .map((name) => [name, token[name]]);
  return { ...verified, ...Object.fromEntries(changed) };
}

/** Auth.js logs a refused token as an error, with a stack and all that the token says: an ordinary expiry too. */
export const refusalsAreNoErrors: NonNullable<NextAuthConfig["logger"]> = {
  error(error) {
    if (!isRefusedToken(error)) console.error(error);
  },
};

/** What Auth.js throws when `decode` has returned `null`. */
export function isRefusedToken({ cause }: Error): boolean {
  const { err } = (cause ?? {}) as { err?: Error };
  return err?.message === "Invalid JWT";
}
