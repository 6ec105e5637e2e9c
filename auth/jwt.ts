import type { NextAuthConfig } from "next-auth";
import { type Claims, refusalsAreNoErrors, seal, unseal } from "./tokens";
import type { VerifiedUser } from "./user";

export type JwtSessions = {
  /** Seconds: the longest lifetime. */
  maxAge: number;
  /** Signs the token of a new sign-in, and a verified one again. */
  issue(user: VerifiedUser): Promise<string>;
  reissue(claims: Claims): Promise<string>;
  verify(token: string): Promise<Claims | null>;
};

/** JSON Web Tokens: the cookie is a signed statement, and the server verifies it and asks nobody. */
export function jwtSessions({ maxAge, issue, reissue, verify }: JwtSessions) {
  return {
    session: { strategy: "jwt", maxAge },
    jwt: {
      // Auth.js encodes at every visit, not only at sign-in. Signing a
      // token that came in as a new one would let it live for ever.
      encode: ({ token }) => {
        const known = unseal(token);
        return "sid" in known ? reissue(known) : issue(known);
      },
      decode: async ({ token }) => seal(await verify(token ?? "")),
    },
    callbacks: {
      // At sign-in there is a user to hand on to `encode`, later a token.
      jwt: ({ token, user }) => (user ? seal(user) : token),
      // What was true when the token was signed. Nothing is looked up.
      session: ({ token }) => {
        const { sub: id, name, email, role, exp } = unseal(token) as Claims;
        return { user: { id, name, email, role }, expires: new Date(exp * 1000).toISOString() };
      },
    },
    logger: refusalsAreNoErrors,
  } satisfies Partial<NextAuthConfig>;
}
