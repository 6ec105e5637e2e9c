import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import { getPrisma } from "../db/database";
import { refuse } from "../evidence/recorder";
import type { LabId } from "../lab/lab-id";
import { singleton } from "../singleton";
import { sessionsOf } from "./lab-sessions";
import type { Realm } from "./token-realm";

/** The adapter of Auth.js for the users of one lab, and their sessions under one strategy. It notes why it finds no session. */
export function sessionAdapter(realm: Realm): Adapter {
  const sessions = sessionsOf(realm);
  return {
    ...sessions.adapter(stockAdapter()),
    ...userMethods(realm.lab),
    getSessionAndUser: async (token) => {
      const found = await sessions.find(token);
      if (found.state === "unknown") return refuse("unknown-session");
      if (found.state === "expired") return refuse("expired");
      return found;
    },
  };
}

function stockAdapter(): Adapter {
  return singleton("stock-adapter", () => PrismaAdapter(getPrisma()));
}

const select = { id: true, name: true, email: true, emailVerified: true, role: true } as const;

/** In place of the stock adapter's methods, which reach the users of every lab. */
function userMethods(labId: LabId) {
  return {
    getUser: (id) => getPrisma().user.findFirst({ where: { id, labId }, select }),
    getUserByEmail: (email) => getPrisma().user.findFirst({ where: { email, labId }, select }),
    updateUser: async ({ id, name, image, emailVerified }) => {
      const data = { name: name ?? undefined, image, emailVerified };
      const [user] = await getPrisma().user.updateManyAndReturn({ where: { id, labId }, data, select });
      if (!user) throw new Error("This lab has no such user.");
      return user;
    },
    deleteUser: async (id) => {
      await getPrisma().user.deleteMany({ where: { id, labId } });
    },
  } satisfies Partial<Adapter>;
}
