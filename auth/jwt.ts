import type { NextAuthConfig } from "next-auth";
import { type Claims, refusalsAreNoErrors, seal, unseal } from "./tokens";
import type { VerifiedUser } from "./user";

export type JwtSessions = {
  /** Seconds: the longest lifetime. */
  maxAge: number;
  /** Signs the token of a new sign-in. */
  issue(user: VerifiedUser): Promise<string>;
  /** Signs again what was verified. */
  reissue(claims: Claims): Promise<string>;
  verify(token: string): Promise<Claims | null>;
};

/** JSON Web Tokens: the cookie is a signed statement, which the server verifies by itself. */
export function jwtSessions({ maxAge, issue, reissue, verify }: JwtSessions) {
  return {
    session: { strategy: "jwt", maxAge },
    jwt: {
      // Called at sign-in, and again at every visit: if every visit
      // issued a new token, none would ever expire.
      encode: ({ token }) => {
        const known = unseal(token);
        return "sid" in known ? reissue(known) : issue(known);
      },
      decode: async ({ token }) => seal(await verify(token ?? "")),
    },
    callbacks: {
      // At sign-in there is a user to hand on to `encode`, later a token.
      jwt: ({ token, user }) => (user ? seal(user) : token),
      // What was true when the token was signed.
      session: ({ token }) => {
        const { sub: id, name, email, role, exp } = unseal(token) as Claims;
        return { user: { id, name, email, role }, expires: new Date(exp * 1000).toISOString() };
      },
    },
    // Auth.js would log an ordinary expiry as an error.
    logger: refusalsAreNoErrors,
  } satisfies Partial<NextAuthConfig>;
}
