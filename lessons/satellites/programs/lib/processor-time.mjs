import { readFile } from "node:fs/promises";

/** Microseconds of processor time that this process has taken, all of its threads together. */
export function ownTime() {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/**
 * The same of the database. A server's own process for this connection says it of itself, on Linux and to a
 * user who may ask; of the embedded database, which is one process for all, DATABASE_PID has to be known.
 * @param {import("./database.mjs").Database} database
 * @returns {Promise<number | null>} `null` where it cannot be read
 */
export async function databaseTime(database) {
  const { DATABASE_PID } = process.env;
  const text = DATABASE_PID
    ? await readFile(`/proc/${DATABASE_PID}/schedstat`, "utf8").catch(() => null)
    : await askServer(database);
  const nanoseconds = Number(text?.split(" ")[0]);
  return text === null || Number.isNaN(nanoseconds) ? null : nanoseconds / 1000;
}

/** @param {import("./database.mjs").Database} database */
async function askServer(database) {
  try {
    const [row] = await database.query("SELECT pg_read_file('/proc/self/schedstat') AS text", []);
    return row?.text ?? null;
  } catch {
    // Another system, or a user who may not: whether the database answers at all, the checks will say.
    return null;
  }
}
