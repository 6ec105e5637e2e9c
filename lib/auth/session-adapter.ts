import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import { getPool, getPrisma } from "../db/database";
import { refuse } from "../evidence/recorder";
import { singleton } from "../singleton";
import { hashSessionToken } from "./session-token";

const sessionAndUser = `SELECT s.expires, u.id, u.name, u.email
  FROM "Session" s JOIN "User" u ON u.id = s."userId"
 WHERE s."sessionToken" = $1`;

type Row = { expires: Date; id: string; name: string; email: string };

/** The Prisma adapter of Auth.js, with what it does to sessions replaced. */
export function sessionAdapter(): Adapter {
  return singleton("session-adapter", () => ({
    ...PrismaAdapter(getPrisma() as unknown as Parameters<typeof PrismaAdapter>[0]),
    getSessionAndUser,
    deleteSession,
  }));
}

/** One statement where the stock adapter sends two. */
async function getSessionAndUser(
  sessionToken: string,
): Promise<{ session: AdapterSession; user: AdapterUser } | null> {
  const { rows } = await getPool().query<Row>(sessionAndUser, [hashSessionToken(sessionToken)]);
  const [row] = rows;
  if (!row) return refuse("unknown-session");
  // An expired row is left to the sweep. Auth.js would delete it here: a read that writes, and the next
  // one could no longer tell an expired session from one that never was.
  if (row.expires.getTime() <= Date.now()) return refuse("expired");
  const { id, name, email, expires } = row;
  return {
    session: { sessionToken, userId: id, expires },
    user: { id, name, email, emailVerified: null },
  };
}

const deleteReturning = `DELETE FROM "Session" WHERE "sessionToken" = $1 RETURNING "userId", "expires"`;

/** The stock adapter throws when the row is gone already, as it is after a password change. */
async function deleteSession(sessionToken: string): Promise<AdapterSession | null> {
  const { rows } = await getPool().query<Pick<AdapterSession, "userId" | "expires">>(deleteReturning, [
    hashSessionToken(sessionToken),
  ]);
  const [row] = rows;
  return row ? { sessionToken, ...row } : null;
}
