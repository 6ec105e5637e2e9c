import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { filters, readSchema, withEngine } from "../../../tools/database/engine.mjs";
import { databaseUrl, onServer, provideServer } from "../../../tools/testing/databases.mjs";

/** A database of the test's own, on a PostgreSQL that was started for it or on that of TEST_DATABASE_URL. */
export class TestDatabase {
  private constructor(
    private readonly server: string,
    private readonly stopServer: () => Promise<void>,
    private readonly name = `copied_app_${randomUUID()}`,
  ) {}

  static async start(): Promise<TestDatabase> {
    const { url, stop } = await provideServer();
    const database = new TestDatabase(url, stop);
    await onServer(url, `CREATE DATABASE "${database.name}"`);
    return database;
  }

  get url(): string {
    return databaseUrl(this.server, this.name);
  }

  /** Asks it past the app. A connection for each question: the last one may have been cut. */
  async query<Row extends pg.QueryResultRow>(text: string, ...values: unknown[]): Promise<Row[]> {
    const client = new pg.Client(this.url);
    await client.connect();
    try {
      // Without values several statements may come at once.
      return (await client.query<Row>(text, values.length > 0 ? values : undefined)).rows;
    } finally {
      await client.end();
    }
  }

  /** Makes the tables of a schema's models, as `prisma db push` would. */
  async createTables(schemaFile: string): Promise<void> {
    const schema = await readSchema(pathToFileURL(schemaFile));
    const { stdout: sql } = await withEngine(this.url, (engine) =>
      engine.diff({
        from: { tag: "empty" },
        to: { tag: "schemaDatamodel", files: [schema] },
        script: true,
        exitCode: null,
        filters,
      }),
    );
    await this.query(sql ?? "");
  }

  /** What its clients see of a server that restarts: connections end, and for a while no other is let in. */
  async restart(meanwhile: () => Promise<void>): Promise<void> {
    await onServer(this.server, `ALTER DATABASE "${this.name}" ALLOW_CONNECTIONS false`);
    await onServer(
      this.server,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${this.name}'`,
    );
    try {
      await meanwhile();
    } finally {
      await onServer(this.server, `ALTER DATABASE "${this.name}" ALLOW_CONNECTIONS true`);
    }
  }

  /** @throws Error where a statement waits for the transaction of another connection to end, whatever it asks */
  async requireOverlap(): Promise<void> {
    const [one, other] = [new pg.Client(this.url), new pg.Client(this.url)];
    await one.connect();
    await one.query("BEGIN");
    const answered = other.connect().then(() => other.query("SELECT 1"));
    const first = await Promise.race([answered, sleep(2_000)]);
    await one.query("COMMIT");
    await answered;
    await Promise.all([one.end(), other.end()]);
    if (!first) throw new Error("Transactions do not overlap on this server: a race on it proves nothing.");
  }

  async stop(): Promise<void> {
    await onServer(this.server, `DROP DATABASE "${this.name}" WITH (FORCE)`);
    await this.stopServer();
  }
}

/** SHA-256 in base64url: what the table holds in place of a session token. */
export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
