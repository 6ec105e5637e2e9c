import pg from "pg";

/** SQLSTATE classes of a server that cannot serve: no connection, no resources, shutting down. */
const serverGone = ["08", "53", "57P"];

/** Node's codes for a network, or a socket, at whose other end there is no server. */
const networkGone = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "ECONNABORTED", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"],
  ...["EHOSTUNREACH", "EHOSTDOWN", "ENETUNREACH", "ENETDOWN", "ENOENT"],
]);

/** Prisma's codes: no connection to be had, or none any more, or no transaction in time. */
const prismaGone = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2037"]);

/** What pg and its pool say without a code: of a connection that does not come, has ended or is silent. */
export const connectionGone: ReadonlySet<string> = new Set([
  "timeout exceeded when trying to connect",
  "timeout expired",
  "Connection terminated due to connection timeout",
  "Connection terminated",
  "Connection terminated unexpectedly",
  "Query read timeout",
  "Client has encountered a connection error and is not queryable",
  "Client was closed and is not queryable",
]);

/** Whether an error of pg, of Node or of Prisma says that the database did not answer. */
export function isOutage(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof pg.DatabaseError) return serverGone.some((start) => code?.startsWith(start));
  if (code === undefined) return connectionGone.has(error.message);
  return networkGone.has(code) || prismaGone.has(code);
}
