import pg from "pg";
import { withSettings } from "../../../../lib/db/session-settings.mjs";
import { required, Unavailable } from "./serve.mjs";

/** @typedef {ReturnType<typeof connect>} Database */

/**
 * The database of DATABASE_URL.
 * @param {number} max connections at a time
 */
export function connect(max) {
  const connectionString = withSettings(required("DATABASE_URL"));
  const pool = new pg.Pool({ connectionString, max, connectionTimeoutMillis: 5_000, query_timeout: 5_000 });
  // An idle connection that breaks is replaced at the next statement, which says so if that fails too.
  pool.on("error", (error) => console.error(error.message));
  let statements = 0;
  return {
    /** How many have been sent. */
    get statements() {
      return statements;
    },

    /**
     * @param {string} text
     * @param {string[]} values
     * @returns {Promise<Record<string, string>[]>}
     * @throws {Unavailable} when the database does not answer
     */
    async query(text, values) {
      statements += 1;
      try {
        return (await pool.query(text, values)).rows;
      } catch (cause) {
        // Not a word of SQL is made of what somebody sent: what fails here is the database.
        throw new Unavailable("database-unavailable", "The database does not answer.", { cause });
      }
    },
  };
}
