import { defineConfig } from "prisma/config";

// Read by Prisma's own command line (`npx prisma studio`). The app itself reads lib/env.ts.
export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(process.env.DATABASE_URL && { datasource: { url: process.env.DATABASE_URL } }),
});
