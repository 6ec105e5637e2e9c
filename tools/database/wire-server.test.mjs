import net from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from "vitest";
import { startEmbedded } from "./embedded.mjs";
import { askForPassword, simpleQuery } from "./messages.mjs";

/** @type {Awaited<ReturnType<typeof startEmbedded>>} */
let database;
/** @type {pg.Pool} */
let pool;

beforeAll(async () => {
  database = await startEmbedded({ longestPause: 500 });
  pool = new pg.Pool({ connectionString: database.url, max: 20, application_name: "still-signed-in" });
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

test("a client that listens disturbs nobody, and hears nothing: one session has nobody else to tell", async () => {
  const listener = await pool.connect();
  /** @type {unknown[]} */
  const heard = [];
  listener.on("notification", (message) => heard.push(message));
  await listener.query("LISTEN news");
  const ids = Array.from({ length: 20 }, (_, id) => id);
  await Promise.all(ids.flatMap((id) => [pool.query(`SELECT pg_notify('news', '${id}')`), statement(id)]));
  await listener.query("UNLISTEN news");
  listener.release();
  expect(heard).toEqual([]);
});

/** @param {string} sql */
const statementsOf = (sql) => sql.split(";").map((text) => text.trim());

describe("a client", () => {
  /** @param {(url: URL) => void} [change] */
  async function connect(change = () => {}) {
    const url = new URL(database.url);
    change(url);
    const client = new pg.Client({ connectionString: url.href });
    client.on("error", () => {});
    onTestFinished(() => client.end());
    await client.connect();
    return client;
  }

  it.each(["wrong", "", "%00"])("with the password %j is not let in", async (password) => {
    const url = new URL(database.url);
    url.password = password;
    const client = new pg.Client({ connectionString: url.href, password: decodeURIComponent(password) });
    client.on("error", () => {});
    await expect(client.connect()).rejects.toMatchObject({ code: "28P01" });
    await client.end();
  });

  it("that says no password cannot ask anything", async () => {
    const { hostname, port } = new URL(database.url);
    const socket = net.connect(Number(port), hostname);
    const startup = Buffer.alloc(8);
    startup.writeInt32BE(8);
    startup.writeInt32BE(196_608, 4);
    socket.write(Buffer.concat([startup, simpleQuery("SELECT 'a secret'")]));
    const answers = await socket.toArray();
    expect(Buffer.concat(answers).toString("latin1")).toBe(askForPassword().toString("latin1"));
  });

  it("that announces more than its share is dismissed", async () => {
    const client = await connect();
    await expect(client.query("SELECT $1::text", ["x".repeat(17_000_000)])).rejects.toMatchObject({
      code: "54000",
    });
  });

  it("that leaves a transaction open is dismissed, with what it had done undone", async () => {
    const client = await connect();
    await client.query("BEGIN");
    await client.query("INSERT INTO counter VALUES (3, 0)");
    const ended = new Promise((resolve) => client.once("end", () => resolve(null)));
    expect((await pool.query("SELECT count(*)::int AS rows FROM counter WHERE id = 3")).rows).toEqual([
      { rows: 0 },
    ]);
    await ended;
  });

  it.each([
    "SET timezone = 'Europe/Berlin'",
    "SET search_path = nowhere",
    "SELECT set_config('timezone', 'Asia/Tokyo', false)",
    "SET default_transaction_read_only = on",
    "SET statement_timeout = 1",
    "SET ROLE pg_monitor",
    "SET SESSION AUTHORIZATION pg_monitor",
    "CREATE TEMP TABLE counter (id text)",
    "BEGIN; SET timezone = 'Europe/Berlin'; COMMIT",
  ])("changes nothing for the others: %s", async (sql) => {
    const client = await connect();
    for (const text of statementsOf(sql)) await client.query(text);
    const look = async () => {
      const { rows } = await pool.query(
        "SELECT current_setting('timezone') AS zone, value FROM counter WHERE id = 1",
      );
      await pool.query("UPDATE counter SET value = value + 0");
      return rows;
    };
    const usual = [{ zone: "UTC", value: expect.any(Number) }];
    expect(await look()).toEqual(usual);
    await client.end();
    expect(await look()).toEqual(usual);
  });
});
