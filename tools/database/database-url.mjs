import { Failure } from "../lib/failure.mjs";

/**
 * @param {string} databaseUrl
 * @throws {Failure} when it is not the address of a PostgreSQL database
 */
export function parseDatabaseUrl(databaseUrl) {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url && /^postgres(ql)?:$/.test(url.protocol)) return url;
  throw new Failure(
    "DATABASE_URL is not the address of a PostgreSQL database: write postgresql://user:password@host:5432/database.",
  );
}

/** What PostgreSQL and the network answer when a connection fails, and what to do about it. */
const advice =
  /** @type {Record<string, (at: { host: string, user: string, database: string, data?: string }) => string>} */ ({
    ECONNREFUSED: ({ host }) => `no PostgreSQL answers at ${host}: start it, or correct DATABASE_URL.`,
    ENOTFOUND: ({ host }) => `there is no host ${host}: correct DATABASE_URL.`,
    EAI_AGAIN: ({ host }) =>
      `the name of the host ${host} cannot be looked up: check the network and DATABASE_URL.`,
    ETIMEDOUT: ({ host }) => `${host} does not answer: check the network, the firewall and DATABASE_URL.`,
    EHOSTUNREACH: ({ host }) => `${host} cannot be reached: check the network and DATABASE_URL.`,
    ENETUNREACH: ({ host }) => `${host} cannot be reached: check the network and DATABASE_URL.`,
    ECONNRESET: ({ host }) =>
      `${host} hung up: check that it is PostgreSQL, and whether it asks for sslmode=require.`,
    "28P01": ({ user }) => `it refuses the password of the user "${user}": correct it in DATABASE_URL.`,
    28000: ({ user }) => `it does not let the user "${user}" in: check the user, sslmode and pg_hba.conf.`,
    "3D000": ({ database }) =>
      `it has no database "${database}": create it, or name another in DATABASE_URL.`,
    42501: ({ user }) => `the user "${user}" may not create tables: grant it CREATE on the schema.`,
    25006: ({ host }) =>
      `it takes no writes, as a standby does: name the server in DATABASE_URL that ${host} follows, or make it writable.`,
    53300: () => "it has no connection left: raise max_connections or stop another client.",
    P3005: ({ database }) =>
      `the database "${database}" already holds other tables: name an empty one in DATABASE_URL.`,
    P3009: ({ database }) =>
      `a migration of "${database}" was left half done: mend it and say so with "prisma migrate resolve", or name an empty database in DATABASE_URL.`,
    "another-version": ({ database, data }) =>
      data
        ? `another version of this program made ${data}: delete that folder, for labs live a day, or set DATA_DIR to another one.`
        : `another version of this program made "${database}": name an empty database in DATABASE_URL.`,
    53100: ({ host, data }) => `the disk of ${data ?? host} is full: make room, and start again.`,
  });

/**
 * @param {unknown} error of connecting or migrating
 * @param {string} databaseUrl
 * @param {string} [data] the folder of the embedded database, if it is that one
 * @returns {Failure} with the one sentence that helps
 */
export function explain(error, databaseUrl, data) {
  const { hostname, port, username, pathname } = parseDatabaseUrl(databaseUrl);
  const user = decodeURIComponent(username);
  const database = decodeURIComponent(pathname.slice(1)) || user;
  const fault = /** @type {Error & { code?: string, errors?: Error[] }} */ (error);
  const first = /** @type {typeof fault} */ (fault.errors?.[0] ?? fault);
  const known = advice[first.code ?? codeOf(first.message)];
  const reason =
    known?.({ host: `${hostname}:${port || 5432}`, user, database, data }) ?? sentence(first.message);
  return new Failure(`The database cannot be used: ${reason}`, { cause: error });
}

/**
 * pg gives no code for what it finds out itself.
 * @param {string} message
 */
function codeOf(message) {
  if (/timeout/i.test(message)) return "ETIMEDOUT";
  if (/connection terminated/i.test(message)) return "ECONNRESET";
  if (/password must be a string|no password/i.test(message)) return "28P01";
  return "";
}

/** @param {string} message */
function sentence(message) {
  const line = message.trim().split("\n")[0] ?? "";
  return line.endsWith(".") ? line : `${line}.`;
}
