/** The database did not answer. Not a fault of the request, and it may well work the next time. */
export class DatabaseUnavailable extends Error {
  override name = "DatabaseUnavailable";

  constructor(cause: unknown) {
    super("The database does not answer.", { cause });
  }
}
