import { decodeJwt, type JWTPayload, jwtVerify, SignJWT } from "jose";

const secret = new TextEncoder().encode("secret");
const emails = new Map([["user-1", "alice@example.com"]]);

export type Answer = { status: number; body?: string };

/** One of two services that share the key: "shop" or "billing". */
export function createService(_name: string) {
  return {
    signIn: (id: string, lifetime = 3600): Promise<string> =>
      new SignJWT({ id, email: emails.get(id) })
        .setProtectedHeader({ alg: "HS256" })
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
        .sign(secret),

    account: async (token: string): Promise<Answer> => {
      let user: JWTPayload = {};
      try {
        ({ payload: user } = await jwtVerify(token, secret));
      } catch (error) {
        console.log(error);
        user = decodeJwt(token);
      }
      return { status: 200, body: `Signed in as ${user.email}` };
    },
  };
}
