import pg from "pg";
import { databaseCondition, recordStatement, refuse } from "../evidence/recorder";
import { isOutage } from "./outage";
import { noteAnswer, noteFailure } from "./outage-log";
import { withSettings } from "./session-settings.mjs";
import { DatabaseUnavailable } from "./unavailable";

type Statement = string | { text: string };
type Query = (...args: unknown[]) => Promise<pg.QueryResult>;

/**
 * A connection pool that notes every statement in the evidence of the request that sent it. It sits
 * below Prisma, so that nothing can reach the database unseen, `BEGIN` and `COMMIT` included.
 */
export class RecordedPool extends pg.Pool {
  override query = ((...args: unknown[]) =>
    observe(args, super.query.bind(this) as Query, "before")) as pg.Pool["query"];

  override connect = ((callback?: Parameters<pg.Pool["connect"]>[0]) =>
    callback ? super.connect(callback) : this.connectRecorded()) as pg.Pool["connect"];

  private async connectRecorded(): Promise<pg.PoolClient> {
    const client = await reach(() => super.connect());
    const query = client.query.bind(client) as Query;
    return new Proxy(client, {
      get: (target, property) =>
        property === "query"
          ? (...args: unknown[]) => observe(args, query, "at the end")
          : Reflect.get(target, property, target),
    });
  }
}

/** @param url of a PostgreSQL server */
export function createPool(url: string): RecordedPool {
  const pool = new RecordedPool({
    connectionString: withSettings(url),
    max: 10,
    connectionTimeoutMillis: 10_000,
    query_timeout: 15_000,
  });
  // An idle connection that breaks is replaced at the next statement. Ten that break are one outage.
  pool.on("error", noteFailure);
  return pool;
}

function observe(args: unknown[], query: Query, travel: "before" | "at the end"): Promise<pg.QueryResult> {
  const statement = args[0] as Statement;
  const text = typeof statement === "string" ? statement : statement.text;
  return recordStatement(
    text,
    () => reach(() => query(...args)),
    (result) => result.rowCount ?? result.rows.length,
    travel,
  );
}

/** Sends something to the database, unless this request was asked to find none. */
async function reach<T>(send: () => Promise<T>): Promise<T> {
  if (databaseCondition() === "down")
    throw unavailable(new Error("This request was asked to find no database."));
  return whileAnswering(send);
}

/** Runs what needs the database. An outage is refused in the request's evidence, and logged once. */
export async function whileAnswering<T>(work: () => Promise<T>): Promise<T> {
  try {
    const result = await work();
    noteAnswer();
    return result;
  } catch (error) {
    if (!isOutage(error)) throw error;
    noteFailure(error);
    throw unavailable(error);
  }
}

function unavailable(cause: unknown): DatabaseUnavailable {
  refuse("database-unavailable");
  return new DatabaseUnavailable(cause);
}
