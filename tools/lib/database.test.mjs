import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { hangs, keepDatabase } from "./database.mjs";

/** @param {string} connectionString @param {string} sql */
async function ask(connectionString, sql) {
  const client = new pg.Client({ connectionString });
  // Its connection ends with the database, below.
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

// PGlite can neither start a program nor wait for rows, and answers nothing from then on.
it.each(["COPY kept TO PROGRAM 'cat'", "COPY kept FROM STDIN"])(
  "a database that %s has hung is started again at the same address, with all that it held",
  async (sql) => {
    const folder = mkdtempSync(join(tmpdir(), "still-signed-in-"));
    /** @type {string[]} */
    const said = [];
    const { url, child } = await keepDatabase({
      say: (sentence) => said.push(sentence),
      directory: join(folder, "postgres"),
      port: 0,
      hungAfter: 1_500,
    });
    onTestFinished(async () => {
      await child.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    });
    await ask(url, "CREATE TABLE kept AS SELECT 1 AS row");
    const first = child.pid;
    const hung = ask(url, sql).catch((error) => error);

    /** @type {unknown} */
    let rows;
    // Whoever asks at the same moment can be answered before the statement that hangs begins.
    while (!rows || child.pid === first) {
      rows = await Promise.race([ask(url, "SELECT row FROM kept").catch(() => null), sleep(500)]);
    }
    expect(rows).toEqual([{ row: 1 }]);
    expect(await hung).toBeInstanceOf(Error);
    expect(said).toEqual(["The database hangs: starting it again."]);
  },
  120_000,
);

/** A database that answers what it is told to, at once, and may fall silent. @param {() => object | null} answer */
function watched(answer) {
  /** @type {(message: unknown) => void} */
  let hear = () => {};
  const child = {
    onMessage: (/** @type {typeof hear} */ listener) => {
      hear = listener;
    },
    ask: () => {
      const message = answer();
      if (message) setImmediate(() => hear(message));
      return true;
    },
  };
  const verdict = hangs(child, 1_500);
  return (/** @type {number} */ ms) => Promise.race([verdict, sleep(ms).then(() => "goes on")]);
}

const idle = { underWay: null, isBroken: false };

it.each([
  ["hangs", "says nothing", () => null],
  ["hangs", "is in one statement all the time", () => ({ ...idle, underWay: 7 })],
  ["hangs", "is broken", () => ({ ...idle, isBroken: true })],
  ["goes on", "has nothing to do", () => idle],
])("a database %s that %s", async (expected, _, answer) => {
  expect(await watched(answer)(4_000)).toBe(expected);
});

it("a database goes on that has always another statement under way", async () => {
  let underWay = 0;
  const verdict = watched(() => {
    underWay += 1;
    return { ...idle, underWay };
  });
  expect(await verdict(4_000)).toBe("goes on");
});

it("a machine that was away for longer has not seen the database hang", async () => {
  const verdict = watched(() => idle);
  await sleep(700);
  const until = performance.now() + 3_000;
  while (performance.now() < until);
  expect(await verdict(2_000)).toBe("goes on");
});
