import "server-only";
import { PrismaAdapter } from "@auth/prisma-adapter";
import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import { getPool, getPrisma } from "../db/database";
import { refuse } from "../evidence/recorder";
import type { LabId } from "../lab/lab-id";
import type { Role } from "../lab/role";
import { singleton } from "../singleton";
import { hashSessionToken } from "./session-token";

/** The Prisma adapter of Auth.js, with what it does to sessions replaced, for the users of one lab. */
export function sessionAdapter(lab: LabId): Adapter {
  return {
    ...stockAdapter(),
    getSessionAndUser: (sessionToken) => getSessionAndUser(lab, sessionToken),
    deleteSession: (sessionToken) => deleteSession(lab, sessionToken),
    updateSession: ({ sessionToken }) => extendSession(lab, sessionToken),
  };
}

function stockAdapter(): Adapter {
  // Its types name the client of @prisma/client, and Prisma 7 generates one of the project's own.
  const prisma = getPrisma() as unknown as Parameters<typeof PrismaAdapter>[0];
  return singleton("stock-adapter", () => PrismaAdapter(prisma));
}

const selectSession = `SELECT s.expires, u.id, u.name, u.email, u.role
  FROM "Session" s JOIN "User" u ON u.id = s."userId"
 WHERE s."sessionToken" = $1 AND u."labId" = $2`;

/** Milliseconds. Auth.js reads the clock again, a little later, and would delete a row that ends in between. */
const lastMoment = 20;

type OwnedRow = Pick<AdapterSession, "userId" | "expires">;
type Row = { expires: Date; id: string; name: string; email: string; role: Role };

/** One statement where the stock adapter sends two. */
async function getSessionAndUser(
  lab: LabId,
  sessionToken: string,
): Promise<{ session: AdapterSession; user: AdapterUser } | null> {
  const { rows } = await getPool().query<Row>(selectSession, [hashSessionToken(sessionToken), lab]);
  const [row] = rows;
  if (!row) return refuse("unknown-session");
  // An expired row is left to the sweep. Auth.js would delete it here: a read that writes, and the next
  // one could no longer tell an expired session from one that never was.
  if (row.expires.getTime() <= Date.now() + lastMoment) return refuse("expired");
  const { id, name, email, role, expires } = row;
  return {
    session: { sessionToken, userId: id, expires },
    user: { id, name, email, role, emailVerified: null },
  };
}

// An absolute session, an expired one and one that has been revoked meanwhile are left as they are.
const extendRolling = `UPDATE "Session" s SET expires = now() + s.rolling * interval '1 second'
  FROM "User" u
 WHERE u.id = s."userId" AND s."sessionToken" = $1 AND u."labId" = $2
   AND s.rolling IS NOT NULL AND s.expires > now()
RETURNING s."userId", s.expires`;

/** A visit puts the end of a rolling session off, by its whole lifetime. */
async function extendSession(lab: LabId, sessionToken: string): Promise<AdapterSession | null> {
  const { rows } = await getPool().query<OwnedRow>(extendRolling, [hashSessionToken(sessionToken), lab]);
  const [row] = rows;
  return row ? { sessionToken, ...row } : null;
}

const deleteReturning = `DELETE FROM "Session" s USING "User" u
 WHERE u.id = s."userId" AND s."sessionToken" = $1 AND u."labId" = $2
RETURNING s."userId", s.expires`;

/** The stock adapter throws when the row is gone already, as it is after a password change. */
async function deleteSession(lab: LabId, sessionToken: string): Promise<AdapterSession | null> {
  const { rows } = await getPool().query<OwnedRow>(deleteReturning, [hashSessionToken(sessionToken), lab]);
  const [row] = rows;
  return row ? { sessionToken, ...row } : null;
}
