import { randomBytes } from "node:crypto";
import { errors, jwtVerify, SignJWT } from "jose";

/** An application reads it from its environment: auth/tokens.ts. */
const secret = randomBytes(32);
const issuer = "https://accounts.example";
const emails = new Map([["user-1", "alice@example.com"]]);

export type Answer = { status: number; body?: string };

/** One of two services that share the key: "shop" or "billing". */
export function createService(name: string) {
  return {
    signIn: (id: string, lifetime = 3600): Promise<string> =>
      new SignJWT()
        .setSubject(id)
        .setIssuer(issuer)
        .setAudience(name)
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign(secret),

    account: async (token: string): Promise<Answer> => {
      try {
        const expected = { issuer, audience: name, algorithms: ["HS256"], requiredClaims: ["sub", "exp"] };
        const { payload } = await jwtVerify(token, secret, expected);
        return { status: 200, body: `Signed in as ${emails.get(payload.sub ?? "")}` };
      } catch (error) {
        // What jose did not throw is a fault of ours.
        if (!(error instanceof errors.JOSEError)) throw error;
        return { status: 401 };
      }
    },
  };
}
