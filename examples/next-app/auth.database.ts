import { PrismaAdapter } from "@auth/prisma-adapter";
import { cookies } from "next/headers";
import NextAuth from "next-auth";
import { databaseSessions } from "./auth/database";
import { sessions } from "./auth/sessions";
import { cookieNames } from "./cookie-names";
import { prisma } from "./prisma";
import { providers } from "./providers";

const day = 24 * 60 * 60;
const lifetimes = { maxAge: 30 * day, updateAge: day };
const names = cookieNames("database-example");
const { adapter, begin } = sessions(prisma, lifetimes);

export const { handlers, auth, signIn, signOut } = NextAuth({
  ...databaseSessions({
    ...lifetimes,
    adapter: adapter(PrismaAdapter(prisma)),
    // A new sign-in ends the session that this browser had before.
    begin: async (user) => begin(user, { replaces: (await cookies()).get(names.sessionToken.name)?.value }),
  }),
  providers,
  cookies: names,
  // The host that the request names. Behind a proxy that passes on any, set AUTH_URL instead.
  trustHost: true,
});
