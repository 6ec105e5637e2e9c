import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { databaseCondition, recordStatement, refuse } from "../evidence/recorder";
import { DatabaseUnavailable } from "./unavailable";

type Statement = string | { text: string };
type Query = (...args: unknown[]) => Promise<pg.QueryResult>;

/**
 * A connection pool that notes every statement in the evidence of the request that sent it. It sits
 * below Prisma, so that nothing can reach the database unseen, `BEGIN` and `COMMIT` included.
 */
export class RecordedPool extends pg.Pool {
  override query = ((...args: unknown[]) =>
    observe(args, super.query.bind(this) as Query)) as pg.Pool["query"];

  override connect = ((callback?: Parameters<pg.Pool["connect"]>[0]) =>
    callback ? super.connect(callback) : this.connectRecorded()) as pg.Pool["connect"];

  private async connectRecorded(): Promise<pg.PoolClient> {
    const client = await reach(() => super.connect());
    const query = client.query.bind(client) as Query;
    return new Proxy(client, {
      get: (target, property) =>
        property === "query"
          ? (...args: unknown[]) => observe(args, query)
          : Reflect.get(target, property, target),
    });
  }
}

/** @param url of a PostgreSQL server */
export function createPool(url: string): RecordedPool {
  const pool = new RecordedPool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
  });
  // An idle connection that breaks is replaced at the next statement, which says so if that fails too.
  pool.on("error", (error) => console.warn(`An idle database connection ended: ${error.message}`));
  return pool;
}

function observe(args: unknown[], query: Query): Promise<pg.QueryResult> {
  const statement = args[0] as Statement;
  const text = typeof statement === "string" ? statement : statement.text;
  return recordStatement(
    text,
    () => reach(() => query(...args)),
    (result) => result.rowCount ?? result.rows.length,
  );
}

/** Sends something to the database, over the distance that this request was asked to have to it. */
async function reach<T>(send: () => Promise<T>): Promise<T> {
  const condition = databaseCondition();
  if (condition === "down") throw unavailable(new Error("This request was asked to find no database."));
  if (condition !== "near") await sleep(condition.slow);
  try {
    return await send();
  } catch (error) {
    throw isOutage(error) ? unavailable(error) : error;
  }
}

/** SQLSTATE classes of a server that cannot serve: connection, resources, shutting down. */
const serverGone = /^(08|53|57P)/;
/** Codes of the network, and what pg itself says of a connection that does not come or has ended. */
const networkGone = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/;
const connectionGone = /connection|timeout/i;

function isOutage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return serverGone.test(error.code ?? "");
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  return networkGone.test(code ?? "") || connectionGone.test(error.message);
}

function unavailable(cause: unknown): DatabaseUnavailable {
  refuse("database-unavailable");
  return new DatabaseUnavailable(cause);
}
