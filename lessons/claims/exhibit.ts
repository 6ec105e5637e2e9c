import { createHmac, createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import { errors, type JWTHeaderParameters, type JWTPayload, jwtVerify, SignJWT } from "jose";

/**
 * An issuer and verifier of tokens with secrets of its own, made for one run of a card and gone with it:
 * something that can be leaked. It verifies as strictly as the lab's own, and nobody else knows its keys.
 */
export class Exhibit {
  private readonly keys = new Map<string, KeyObject>();
  private current = "";

  constructor() {
    this.rotate({ keepOld: false });
  }

  /** Signs with a new secret from now on. */
  rotate({ keepOld }: { keepOld: boolean }): void {
    if (!keepOld) this.keys.clear();
    this.current = `key-${randomBytes(4).toString("hex")}`;
    this.keys.set(this.current, createSecretKey(randomBytes(32)));
  }

  /** What leaks: the name of the current secret, and the secret itself in base64url. */
  leak(): { kid: string; secret: string } {
    const secret = this.keys.get(this.current)?.export().toString("base64url") ?? "";
    return { kid: this.current, secret };
  }

  issue(claims: JWTPayload): Promise<string> {
    const key = this.keys.get(this.current) as KeyObject;
    return new SignJWT({ ...claims, ...addressed })
      .setProtectedHeader({ alg: "HS256", typ: "JWT", kid: this.current })
      .setIssuedAt()
      .setExpirationTime("15m")
      .sign(key);
  }

  /** @returns the claims of a token that one of its present secrets has signed, or `null` */
  async verify(token: string): Promise<JWTPayload | null> {
    try {
      const options = { issuer: addressed.iss, audience: addressed.aud, algorithms: ["HS256"] };
      const { payload } = await jwtVerify(
        token,
        (header: JWTHeaderParameters) => this.keyOf(header.kid),
        options,
      );
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return null;
      throw error;
    }
  }

  private keyOf(kid: string | undefined): KeyObject {
    const key = this.keys.get(kid ?? "");
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  }
}

const addressed = { iss: "exhibit", aud: "exhibit" };

/**
 * Makes a token as somebody does who has nothing but a leaked secret: no library, three lines.
 * @param secret in base64url
 */
export function forge({ kid, secret }: { kid: string; secret: string }, claims: JWTPayload): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 900;
  const signed = `${part({ alg: "HS256", typ: "JWT", kid })}.${part({ ...claims, ...addressed, exp })}`;
  return `${signed}.${createHmac("sha256", Buffer.from(secret, "base64url")).update(signed).digest("base64url")}`;
}
