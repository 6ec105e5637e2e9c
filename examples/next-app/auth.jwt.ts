import { PrismaAdapter } from "@auth/prisma-adapter";
import NextAuth from "next-auth";
import { jwtSessions } from "./auth/jwt";
import { hmacKey, signedTokens } from "./auth/tokens";
import { cookieNames } from "./cookie-names";
import { prisma } from "./prisma";
import { providers } from "./providers";

const maxAge = 30 * 24 * 60 * 60;
const key = hmacKey(() => process.env.JWT_KEY);
const tokens = signedTokens({ key, issuer: "https://example.com", audience: "example.com", maxAge });

export const cookies = cookieNames("jwt-example");
/** For `getToken()`, which needs its `jwt.decode`. */
export const configuration = jwtSessions({ ...tokens, maxAge });

export const { handlers, auth, signIn, signOut } = NextAuth({
  ...configuration,
  // The accounts of other providers, and the links by e-mail. It holds no session.
  adapter: PrismaAdapter(prisma),
  providers,
  cookies,
  trustHost: true,
});
