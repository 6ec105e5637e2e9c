import "vitest";

declare module "vitest" {
  export interface ProvidedContext {
    /** A PostgreSQL server, and its database that is migrated and that nobody writes to. */
    databases: { server: string; template: string };
    /** A data folder with an embedded database that is migrated and holds nothing. */
    prepared: string;
    /** Where the program answers that the other browsers visit. */
    url: string;
  }
}
