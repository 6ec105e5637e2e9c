import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbedded } from "./embedded.mjs";

/** @type {Awaited<ReturnType<typeof startEmbedded>>} */
let database;
/** @type {pg.Pool} */
let pool;

beforeAll(async () => {
  database = await startEmbedded({});
  pool = new pg.Pool({ connectionString: database.url, max: 20 });
  await pool.query("CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)");
  await pool.query("INSERT INTO counter VALUES (1, 0)");
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

/** @param {number} id */
async function transaction(id) {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const { rows } = await client.query("SELECT value, $1::int AS id FROM counter WHERE id = 1 FOR UPDATE", [
      id,
    ]);
    expect(rows[0].id).toBe(id);
    await client.query("UPDATE counter SET value = $1 WHERE id = 1", [rows[0].value + 1]);
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** @param {number} id */
async function statement(id) {
  const { rows } = await pool.query("SELECT $1::int AS id, $2::text AS name", [id, `name ${id}`]);
  expect(rows).toEqual([{ id, name: `name ${id}` }]);
}

test("under load, with transactions in between, every client gets its own rows", async () => {
  const ids = Array.from({ length: 600 }, (_, id) => id);
  await Promise.all(ids.map((id) => (id % 4 === 0 ? transaction(id) : statement(id))));
  const { rows } = await pool.query("SELECT value FROM counter");
  expect(rows).toEqual([{ value: 150 }]);
});

test("a statement that fails ends neither its connection nor anybody else's", async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, (_, id) => (id % 2 ? pool.query("SELECT 1 / $1::int", [0]) : statement(id))),
  );
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(20);
  await statement(1);
});

test("a client that goes away within a transaction leaves nothing behind, and holds nobody up", async () => {
  const client = new pg.Client({ connectionString: database.url });
  // The server ends the connection of nobody: this client does so itself, below.
  client.on("error", () => {});
  await client.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO counter VALUES (2, 0)");
  const waiting = pool.query("SELECT count(*)::int AS rows FROM counter");
  /** @type {{ connection: { stream: import("node:net").Socket } }} */ (
    /** @type {unknown} */ (client)
  ).connection.stream.destroy();
  expect((await waiting).rows).toEqual([{ rows: 1 }]);
});

test("a large statement that arrives in pieces is one statement", async () => {
  const large = "x".repeat(1_000_000);
  const answers = await Promise.all([
    pool.query("SELECT length($1::text) AS length", [large]),
    ...Array.from({ length: 20 }, (_, id) => statement(id)),
  ]);
  expect(answers[0].rows).toEqual([{ length: 1_000_000 }]);
});
