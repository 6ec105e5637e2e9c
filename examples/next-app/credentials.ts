import "server-only";
import Credentials from "next-auth/providers/credentials";
import { verifyPassword } from "./auth/password";
import type { VerifiedUser } from "./auth/user";
import { prisma } from "./prisma";

const hour = 60 * 60;

export const credentials = Credentials({
  credentials: { email: {}, password: {}, remember: {} },
  authorize: async ({ email, password, remember }): Promise<VerifiedUser | null> => {
    const user = await prisma.user.findUnique({
      // As it was registered, and as Auth.js has it from a link: in lower case.
      where: { email: String(email).trim().toLowerCase() },
      omit: { passwordHash: false },
    });
    // Without a user it takes as long: time does not tell who has an account.
    const matches = await verifyPassword(user?.passwordHash ?? null, String(password));
    if (!user || !matches) return null;
    const { id, name, role, passwordVersion } = user;
    // Remembered, a session lasts for the configuration's whole `maxAge`.
    const lifetime = remember === "on" ? {} : { lifetime: hour };
    return { id, name, email: user.email, role, passwordVersion, ...lifetime };
  },
});
