import "server-only";
import type { Transaction } from "../db/database";
import { decodeWithoutVerifying } from "../evidence/decode-token";
import { denyToken } from "../lab/denylist";
import type { LabId } from "../lab/lab-id";
import type { LaneCookies } from "../lab/lane";
import { ofStrategy } from "../lab/refresh-family";
import { sessionHash } from "../lab/session-hash";
import type { Strategy } from "../lab/strategy";

type Client = Pick<Transaction, "session" | "refreshFamily" | "issuedToken" | "$executeRaw">;

/** Whose sign-ins: a user of one lab, and one of them if an id is given. */
export type Owned = { user: { labId: string; email: string }; id?: string };

/** A sign-in as its table has it. */
export type Entry = {
  id: string;
  /** What a cookie jar's own sign-in is told by. */
  key: string;
  userId: string;
  device: string | null;
  createdAt: Date;
  expires: Date;
};

/** Where a strategy keeps sign-ins that can be shown, and ended one by one. */
export type SessionList = {
  /** Those that are alive, the oldest first. */
  find(client: Client, owned: Owned): Promise<Entry[]>;
  /** The key of the sign-in that a jar holds; it has been verified before. */
  keyOf(jar: LaneCookies): string;
  /** @returns how many were ended: none, when another was quicker */
  end(client: Client, entry: Entry, lab: LabId): Promise<number>;
};

const orderBy = { createdAt: "asc" } as const;
const alive = () => ({ expires: { gt: new Date() } });

/**
 * The rows of the sessions themselves.
 * @param stored what the table holds of a jar's token
 */
export function rows(strategy: Strategy, stored = hashOf): SessionList {
  return {
    find: async ({ session }, owned) => {
      const where = { ...owned, ...alive(), strategy };
      return (await session.findMany({ where, orderBy })).map((row) => ({ ...row, key: row.sessionToken }));
    },
    keyOf: stored,
    end: async ({ session }, { id }) => (await session.deleteMany({ where: { id } })).count,
  };
}

const hashOf = (jar: LaneCookies) => sessionHash(jar, jar.credential ?? "");

/** Where the table holds the token itself. */
export const inClear = (jar: LaneCookies) => jar.credential ?? "";

/**
 * The families of refresh tokens.
 * @param bound those that are bound to a key, or those that are not: each is the list of another strategy
 */
export function families({ bound }: { bound: boolean }): SessionList {
  return {
    find: async ({ refreshFamily }, owned) => {
      const where = { ...owned, ...alive(), revokedAt: null, ...ofStrategy({ bound }) };
      return (await refreshFamily.findMany({ where, orderBy })).map((row) => ({ ...row, key: row.id }));
    },
    keyOf: (jar) => claimOf(jar, "sid"),
    end: async ({ refreshFamily }, { id }) => {
      const data = { revokedAt: new Date() };
      return (await refreshFamily.updateMany({ where: { id, revokedAt: null }, data })).count;
    },
  };
}

/** The tokens that were noted when they were issued, by the claim that names them. */
export function issued(strategy: Strategy, claim: "sid" | "jti"): SessionList {
  return {
    find: async ({ issuedToken }, owned) => {
      const where = { ...owned, ...alive(), strategy };
      return (await issuedToken.findMany({ where, orderBy })).map((row) => ({ ...row, key: row.id }));
    },
    keyOf: (jar) => claimOf(jar, claim),
    end: async (client, { userId, id }, lab) => ((await denyToken(lab, userId, id, client)) ? 1 : 0),
  };
}

function claimOf({ credential }: LaneCookies, name: string): string {
  return String(decodeWithoutVerifying(credential ?? "")?.claims[name] ?? "");
}
