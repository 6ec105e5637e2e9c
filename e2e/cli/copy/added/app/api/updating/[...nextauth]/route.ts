import { PrismaAdapter } from "@auth/prisma-adapter";
import NextAuth from "next-auth";
import { configuration, cookies } from "../../../../auth.jwt";
import { prisma } from "../../../../prisma";

// `update()` as the documentation of Auth.js has it: what the browser sends goes over the token.
export const {
  handlers: { GET, POST },
} = NextAuth({
  ...configuration,
  basePath: "/api/updating",
  // Auth.js remembers that another configuration of this process sends links, and refuses one without.
  adapter: PrismaAdapter(prisma),
  providers: [],
  cookies,
  trustHost: true,
  callbacks: {
    ...configuration.callbacks,
    jwt: (params) => {
      const token = configuration.callbacks.jwt(params);
      return params.trigger === "update" ? { ...token, ...params.session } : token;
    },
  },
});
