// Runs before every test file: a database of its own, so that files can run side by side.
import { randomUUID } from "node:crypto";
import { afterAll, inject } from "vitest";
import { databaseUrl, onServer } from "./databases.mjs";

const { server, template } = inject("databases");
const name = `still_signed_in_${randomUUID()}`;
await onServer(server, `CREATE DATABASE "${name}" TEMPLATE "${template}"`);
process.env.DATABASE_URL = databaseUrl(server, name);
process.env.AUTH_SECRET = "a secret of the unit tests that is long enough";

// The first to be registered runs last: after the file's own, which end its connections.
afterAll(() => onServer(server, `DROP DATABASE "${name}" WITH (FORCE)`));
