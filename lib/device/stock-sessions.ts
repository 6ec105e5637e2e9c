import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter } from "next-auth/adapters";
import { lockUser, sessions } from "@/auth/sessions";
import type { VerifiedUser } from "@/auth/user";
import { authDatabase, getPrisma, type Prisma } from "../db/database";
import { refuse } from "../evidence/recorder";
import { isStorable } from "../text";
import type { CookieJar } from "./cookie-jar";
import { settleSession } from "./lab-sessions";
import { longestLifetime } from "./lifetime";
import type { Realm } from "./token-realm";

/**
 * Auth.js's adapter as it ships. What is the lab's own: it reaches the rows of one lab under one strategy, and
 * extends a session by the lifetime that was chosen at its sign-in, where Auth.js has one for all.
 */
export function stockAdapter(realm: Realm): Adapter {
  const stock = shipped(realm, getPrisma());
  return {
    ...stock,
    getSessionAndUser: async (token) => {
      // The token goes into the statement as it came: no row can hold such a one.
      if (!isStorable(token)) return refuse("unknown-session");
      const looked = (await stock.getSessionAndUser?.(token)) ?? null;
      // It asks for the session and then for its user. Both may go in between.
      const found = looked?.user ? looked : null;
      // Auth.js decides whether the time is over, and deletes the row if so.
      refuse(found ? "expired" : "unknown-session");
      return found;
    },
    deleteSession: async (token) => {
      if (!isStorable(token)) return null;
      try {
        return (await stock.deleteSession?.(token)) ?? null;
      } catch (error) {
        // It has ended before, as it has after a password change. Auth.js would log that as an error.
        if ((error as { code?: unknown }).code === "P2025") return null;
        throw error;
      }
    },
    updateSession: ({ sessionToken }) => extending.extend(sessionToken),
  };
}

const extending = sessions(authDatabase, {
  maxAge: longestLifetime,
  updateAge: 0,
  hash: (token) => token,
});

/** Begins a session as Auth.js does for other providers, with the lock that a sign-in with a password needs. */
export function beginStock(jar: CookieJar, user: VerifiedUser, sessionToken: string): Promise<string> {
  const { id: userId, lifetime = longestLifetime, rolling = false, maximum } = user;
  const expires = new Date(Date.now() + lifetime * 1000);
  const latest = maximum === undefined ? null : new Date(Date.now() + maximum * 1000);
  return authDatabase.$transaction(async (tx) => {
    await lockUser(tx, user);
    await shipped(jar, tx).createSession?.({ sessionToken, userId, expires });
    const { id } = await tx.session.update({
      where: { sessionToken },
      data: { rolling: rolling ? lifetime : null, latest },
      select: { id: true },
    });
    await settleSession(tx, jar, userId, id);
    return sessionToken;
  });
}

/** The adapter over the rows of one lab under one strategy. */
function shipped({ lab, strategy }: Realm, { session }: Pick<Prisma, "session">): Adapter {
  const own = { strategy, user: { labId: lab } };
  type Where = { where: { sessionToken: string } };
  const client = {
    session: {
      create: session.create,
      // Look-ups of one moment that are `findUnique` go out as one, and into the evidence of one request.
      findUnique: (query: Where) => session.findFirst({ ...query, where: { ...query.where, ...own } }),
      delete: (query: Where) => session.delete({ ...query, where: { ...query.where, ...own } }),
    },
  };
  return PrismaAdapter(client as unknown as Parameters<typeof PrismaAdapter>[0]);
}
