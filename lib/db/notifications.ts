import "server-only";
import pg from "pg";
import { noteFailure } from "./outage-log";
import { withSettings } from "./session-settings.mjs";

/** What an instance does about what others notify. */
export type Hearer = {
  /** @param payload as it was notified, in the transaction that it is about */
  hear(payload: string): void;
  /** From now on it hears. What was said before, it may have missed. */
  begin(): void;
  /** The connection has ended: until it begins again, nothing is heard. */
  lose?(): void;
};

/** Milliseconds from a connection that broke to the next attempt. */
const pause = 1_000;

/**
 * Listens to a channel on a connection of its own for as long as the process lives; one that breaks is
 * replaced. Nothing may depend on being heard: without a connection, notices are missed. The embedded
 * database has one session for all and passes no notice on, and need not: it serves one instance, which
 * knows what it did itself.
 * @param url of a PostgreSQL server; a pooler in between must keep the connection, as PgBouncer's session mode does
 * @returns a function that stops listening
 */
export function listen(channel: string, { hear, begin, lose }: Hearer, url: string): () => Promise<void> {
  let client: pg.Client;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function connect(): Promise<void> {
    client = new pg.Client({ connectionString: withSettings(url), keepAlive: true });
    client.on("error", noteFailure);
    client.on("notification", ({ payload = "" }) => {
      try {
        hear(payload);
      } catch (error) {
        // Another version of the program may say it in another way: that is no reason to end.
        console.warn(`What was said on ${channel} was not understood: ${(error as Error).message}`);
      }
    });
    client.once("end", () => {
      lose?.();
      if (!stopped) timer = setTimeout(connect, pause).unref();
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      begin();
    } catch (error) {
      noteFailure(error as Error);
      await client.end();
    }
  }

  const connected = connect();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await connected;
    await client.end();
  };
}
