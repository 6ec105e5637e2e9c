import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Database } from "@/auth/sessions";
import { getEnv } from "../env";
import { singleton } from "../singleton";
import { PrismaClient } from "./generated/client";
import { createPool, type RecordedPool, whileAnswering } from "./pool";

/** Prisma over a recorded pool. A password hash leaves the database only where a query names it. */
function createPrisma(pool: RecordedPool) {
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    omit: { user: { passwordHash: true } },
    // The embedded database takes one transaction after the other: a class that signs in at once queues.
    transactionOptions: { maxWait: 10_000, timeout: 15_000 },
  });
  // What the pool cannot see: that no transaction was to be had in time, or that one took too long.
  const transact = prisma.$transaction.bind(prisma) as (...args: unknown[]) => Promise<unknown>;
  prisma.$transaction = ((...args: unknown[]) =>
    whileAnswering(() => transact(...args))) as typeof prisma.$transaction;
  return prisma;
}

export type Prisma = ReturnType<typeof createPrisma>;
/** What the callback of an interactive transaction receives. */
export type Transaction = Omit<Prisma, "$connect" | "$disconnect" | "$extends" | "$on" | "$transaction">;

/** The pool that every statement of the app goes through. */
export function getPool(): RecordedPool {
  return singleton("pool", () => createPool(getEnv().DATABASE_URL));
}

export function getPrisma(): Prisma {
  return singleton("prisma", () => createPrisma(getPool()));
}

/** The database as auth/ asks it: single statements go to the pool, which is quicker than through Prisma. */
export const authDatabase: Database<Transaction> = {
  $queryRaw: async <T>(sql: TemplateStringsArray, ...values: unknown[]) =>
    (await getPool().query(textOf(sql), values)).rows as T,
  $executeRaw: async (sql, ...values) => (await getPool().query(textOf(sql), values)).rowCount ?? 0,
  $transaction: (work) => getPrisma().$transaction(work),
};

/** A template with its values numbered: `$1`, `$2`. */
function textOf(sql: TemplateStringsArray): string {
  return sql.reduce((text, part, index) => `${text}$${index}${part}`);
}
