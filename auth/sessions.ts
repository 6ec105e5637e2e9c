import { createHash, randomBytes, randomUUID } from "node:crypto";
import { CredentialsSignin } from "next-auth";
import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import type { VerifiedUser } from "./user";

/** What is asked of a transaction, and of a database. Prisma's client is one as it stands. */
export interface Transaction {
  $queryRaw<T = unknown>(sql: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}
export interface Database<Tx extends Transaction = Transaction> extends Transaction {
  $transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** 256 random bits, as the cookie carries them (OWASP ASVS 5.0, 7.2.3 asks for 128 at least). */
export function createSessionToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What the table holds instead of the token, which is random: there is nothing to guess, and no need for a slow hash. */
export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** The password was changed after it had been verified and before the session began. */
export class PasswordJustChanged extends CredentialsSignin {
  override code = "password-just-changed";
}

/**
 * Locks the row of a user whose password was verified a moment ago, until the transaction ends. A password
 * change locks it too, so one of the two waits: either the change comes second and ends what this
 * transaction has begun, or it came first and the version no longer matches.
 * @throws PasswordJustChanged
 */
export async function lockUser(
  tx: Pick<Transaction, "$queryRaw">,
  { id, passwordVersion }: Pick<VerifiedUser, "id" | "passwordVersion">,
): Promise<void> {
  const found = await tx.$queryRaw<
    unknown[]
  >`SELECT 1 FROM "User" WHERE "id" = ${id} AND "passwordVersion" = ${passwordVersion} FOR NO KEY UPDATE`;
  if (found.length === 0) throw new PasswordJustChanged();
}

/** Ends every session of a user. @returns how many there were */
export function endSessions(tx: Pick<Transaction, "$executeRaw">, userId: string): PromiseLike<number> {
  return tx.$executeRaw`DELETE FROM "Session" WHERE "userId" = ${userId}`;
}

export type SessionOptions = {
  /** Seconds: the lifetime of a session that was begun without another. */
  maxAge: number;
  /** Seconds until a visit extends a rolling session. Below `maxAge`, sessions roll unless they say otherwise. */
  updateAge: number;
  /** In place of SHA-256: a hash for each tenant, say, so that none knows another's tokens. */
  hash?(token: string): string;
};

/** What may come with a new session. */
export type Beginning<Tx> = {
  /** The token that the browser had before: its session ends, if it was the same user's (ASVS 7.2.4). */
  replaces?: string | null;
  /** Whatever else belongs into the transaction. If it throws, no session begins. */
  within?(tx: Tx, sessionId: string): Promise<unknown>;
};

export type FoundSession =
  | { state: "alive"; session: AdapterSession; user: AdapterUser }
  | { state: "expired" }
  | { state: "unknown" };

/** Milliseconds. Auth.js reads the clock again, a little later, and would delete a row that ends in between. */
const lastMoment = 20;

/** What a visit does to the end: it puts it off by so many seconds, but not beyond the latest. */
type Rolling = { by: number | null; latest: Date | null };

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

type Row = AdapterUser & { expires: Date };
type Owned = Pick<AdapterSession, "userId" | "expires">;

/** The table of sessions. A token is hashed on its way there, wherever it comes from. */
export function sessions<Tx extends Transaction>(
  database: Database<Tx>,
  { maxAge, updateAge, hash = hashSessionToken }: SessionOptions,
) {
  const rolls = updateAge < maxAge;

  /**
   * Begins a session for a user whose password was just verified.
   * @returns the token for the cookie
   * @throws PasswordJustChanged
   */
  async function begin(user: VerifiedUser, { replaces, within }: Beginning<Tx> = {}): Promise<string> {
    const { id: userId, lifetime = maxAge, rolling = rolls, maximum } = user;
    const sessionToken = createSessionToken();
    const expires = inSeconds(Math.min(lifetime, maximum ?? lifetime));
    const latest = maximum === undefined ? null : inSeconds(maximum);
    await database.$transaction(async (tx) => {
      await lockUser(tx, user);
      if (replaces) {
        await tx.$executeRaw`DELETE FROM "Session" WHERE "sessionToken" = ${hash(replaces)} AND "userId" = ${userId}`;
      }
      const by = rolling ? lifetime : null;
      const id = await insert(tx, { sessionToken, userId, expires }, { by, latest });
      await within?.(tx, id);
    });
    return sessionToken;
  }

  async function insert(
    tx: Transaction,
    { sessionToken, userId, expires }: AdapterSession,
    { by, latest }: Rolling,
  ): Promise<string> {
    const id = randomUUID();
    await tx.$executeRaw`INSERT INTO "Session" ("id", "sessionToken", "userId", "expires", "rolling", "latest")
VALUES (${id}, ${hash(sessionToken)}, ${userId}, ${expires.toISOString()}::timestamptz, ${by}::int, ${latest?.toISOString() ?? null}::timestamptz)`;
    return id;
  }

  /** Looks a token up, with its user: one statement, and only the columns that it names. */
  async function find(sessionToken: string): Promise<FoundSession> {
    const [row] = await database.$queryRaw<
      Row[]
    >`SELECT s."expires", u."id", u."name", u."email", u."emailVerified", u."role"
  FROM "Session" s JOIN "User" u ON u."id" = s."userId"
 WHERE s."sessionToken" = ${hash(sessionToken)}`;
    if (!row) return { state: "unknown" };
    const { expires, ...user } = row;
    if (expires.getTime() <= Date.now() + lastMoment) return { state: "expired" };
    return { state: "alive", session: { sessionToken, userId: user.id, expires }, user };
  }

  /**
   * Extends a rolling session by its whole lifetime, if enough of it has passed, but not beyond its latest end.
   * @returns `null` when there was nothing to extend
   */
  async function extend(sessionToken: string): Promise<AdapterSession | null> {
    const now = new Date().toISOString();
    // The same share of a short lifetime as of a long one.
    const due = 1 - updateAge / maxAge;
    const [row] = await database.$queryRaw<
      Owned[]
    >`UPDATE "Session" SET "expires" = LEAST("latest", ${now}::timestamptz + "rolling" * interval '1 second')
 WHERE "sessionToken" = ${hash(sessionToken)} AND "expires" > ${now}::timestamptz
   AND "expires" IS DISTINCT FROM "latest"
   AND "expires" <= ${now}::timestamptz + "rolling" * ${due}::float8 * interval '1 second'
RETURNING "userId", "expires"`;
    return row ? { sessionToken, ...row } : null;
  }

  /** @returns `null` when it had ended before, as it has after a password change */
  async function end(sessionToken: string): Promise<AdapterSession | null> {
    const [row] = await database.$queryRaw<
      Owned[]
    >`DELETE FROM "Session" WHERE "sessionToken" = ${hash(sessionToken)} RETURNING "userId", "expires"`;
    return row ? { sessionToken, ...row } : null;
  }

  /** Replaces what an adapter of Auth.js does with sessions. */
  function adapter(stock: Adapter): Adapter {
    return {
      ...stock,
      // A second provider begins its sessions here, having verified no password.
      createSession: async (session) => {
        await insert(database, session, { by: rolls ? maxAge : null, latest: null });
        return session;
      },
      // Auth.js deletes an expired row that it is shown: a read that writes.
      getSessionAndUser: async (token) => {
        const found = await find(token);
        return found.state === "alive" ? found : null;
      },
      updateSession: ({ sessionToken }) => extend(sessionToken),
      deleteSession: end,
    };
  }

  return { begin, find, extend, end, adapter };
}
