import { isOutage } from "./outage";

const name = "DatabaseUnavailable";

/** The database did not answer. Not a fault of the request, and it may well work the next time. */
export class DatabaseUnavailable extends Error {
  override name = name;

  constructor(cause: unknown) {
    super("The database does not answer.", { cause });
  }
}

/**
 * Whether an error is, or was caused by, a database that did not answer. Prisma and Auth.js wrap it, as
 * `cause` or as `cause.err`. Told by its name: the bundler may have made two copies of the class.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { name: ownName, cause, err } = error as { name?: unknown; cause?: unknown; err?: unknown };
  if (ownName === name || isOutage(error)) return true;
  return isDatabaseUnavailable(cause) || isDatabaseUnavailable(err);
}
