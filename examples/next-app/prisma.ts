import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/prisma/client";

/** It connects at the first query, so a build needs no database. */
export const prisma = new PrismaClient({
  adapter: new PrismaPg({
    connectionString: process.env.DATABASE_URL,
    // Prisma takes every timestamp for UTC, whatever time zone the server keeps.
    options: "-c TimeZone=UTC",
  }),
  // A password hash leaves the database only where a query names it.
  omit: { user: { passwordHash: true } },
});
