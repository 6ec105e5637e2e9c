// One PostgreSQL for all unit tests of a run: tools/testing/postgres.mjs, or the server of TEST_DATABASE_URL,
// whose user may create databases. Every test file gets a copy of a migrated one (see own-database.mjs).
import { randomUUID } from "node:crypto";
import { migrate } from "../database/migrate.mjs";
import { databaseUrl, onServer, provideServer } from "./databases.mjs";

/** @param {import("vitest/node").TestProject} project */
export default async function setup(project) {
  const server = await provideServer();
  const template = `still_signed_in_${randomUUID()}`;
  await onServer(server.url, `CREATE DATABASE "${template}"`);
  await migrate(databaseUrl(server.url, template));
  project.provide("databases", { server: server.url, template });
  return async () => {
    await onServer(server.url, `DROP DATABASE "${template}" WITH (FORCE)`);
    await server.stop();
  };
}
