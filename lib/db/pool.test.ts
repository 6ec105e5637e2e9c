import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { record, unrecorded } from "../evidence/recorder";
import "@/tools/testing/strict";
import { getPool, getPrisma } from "./database";
import { isDatabaseUnavailable } from "./unavailable";

const texts = (statements: { text: string }[]) => statements.map(({ text }) => text);

/** Keeps one of the pool's connections in a transaction for a moment, with a statement in it. */
async function transact(end: "COMMIT" | "ROLLBACK") {
  const client = await getPool().connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT $1::text AS word", ["within"]);
    await sleep(2);
    await client.query(end);
  } finally {
    client.release();
  }
}

const neighbours: [string, () => Promise<unknown>][] = [
  ["others that do the same", async () => {}],
  ["transactions that commit", () => transact("COMMIT")],
  ["transactions that roll back", () => transact("ROLLBACK")],
  ["statements that fail", () => getPool().query("SELECT 1 / $1::int", [0]).catch(String)],
  ["statements that are not SQL", () => getPool().query("SELEC $1", [0]).catch(String)],
  ["statements without parameters", () => getPool().query("SELECT 1")],
  ["statements with 100 KB in them", () => getPool().query("SELECT length($1)", ["x".repeat(100_000)])],
];

describe("the pool", () => {
  it.each(neighbours)("gives every statement its own answer beside %s", async (_, neighbour) => {
    const ask = async (index: number) => {
      const [text, expected] =
        index % 2 === 0
          ? ["SELECT $1::text || ' even' AS word", `${index} even`]
          : ["SELECT $1::text || ' odd' AS word, 1 AS more", `${index} odd`];
      const [{ rows }] = await Promise.all([getPool().query(text, [index]), neighbour()]);
      return [rows[0]?.word, expected];
    };
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => ask(index)));
    expect(answers.filter(([word, expected]) => word !== expected)).toEqual([]);
  });

  it("records what Prisma sends in a transaction, from BEGIN to COMMIT", async () => {
    const { recording } = await record("near", () =>
      getPrisma().$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 AS one`;
        await tx.$executeRaw`SELECT 2 AS two`;
      }),
    );
    expect(texts(recording.sql)).toEqual(["BEGIN", "SELECT 1 AS one", "SELECT 2 AS two", "COMMIT"]);
    expect(recording.sql.every(({ rows }) => rows !== null)).toBe(true);
  });

  it("records a transaction that fails, to its ROLLBACK", async () => {
    const { recording } = await record("near", () =>
      getPrisma()
        .$transaction(async (tx) => {
          await tx.$queryRaw`SELECT 1 AS one`;
          throw new RangeError("no further");
        })
        .catch((error: Error) => expect(error).toBeInstanceOf(RangeError)),
    );
    expect(texts(recording.sql)).toEqual(["BEGIN", "SELECT 1 AS one", "ROLLBACK"]);
  });

  it("records how many rows came back or were changed", async () => {
    const { recording } = await record("near", async () => {
      await getPool().query("SELECT * FROM generate_series(1, 3)");
      await getPool().query({ text: "SELECT * FROM generate_series(1, $1::int)", values: [4] });
      await getPool().query(`DELETE FROM "Lab" WHERE id = 'none'`);
    });
    expect(recording.sql.map(({ rows }) => rows)).toEqual([3, 4, 0]);
  });

  it("records a statement that fails, without rows, and lets its error through", async () => {
    const { recording } = await record("near", async () => {
      await expect(getPool().query("SELECT 1 / $1::int", [0])).rejects.toMatchObject({ code: "22012" });
    });
    expect(recording.sql).toEqual([{ text: "SELECT 1 / $1::int", rows: null, ms: expect.any(Number) }]);
    expect(recording.refusal).toBeNull();
  });

  it("records nothing of what is bookkeeping", async () => {
    const { recording } = await record("near", async () => {
      await unrecorded(() => getPool().query("SELECT 1"));
      // Prisma sends a query when it is awaited, so that has to happen within.
      await unrecorded(async () => await getPrisma().$queryRaw`SELECT 1`);
    });
    expect(recording.sql).toEqual([]);
  });

  it("finds no database where the request asked for none, and bookkeeping finds it all the same", async () => {
    const { recording } = await record("down", async () => {
      await expect(getPool().query("SELECT 1")).rejects.toSatisfy(isDatabaseUnavailable);
      await expect(getPrisma().$queryRaw`SELECT 2`).rejects.toSatisfy(isDatabaseUnavailable);
      await unrecorded(() => getPool().query("SELECT 3"));
    });
    expect(recording.sql.map(({ rows }) => rows)).toEqual(recording.sql.map(() => null));
    expect(recording.refusal).toBe("database-unavailable");
  });

  it("says database-unavailable when nothing listens", async () => {
    await withoutDatabase(async () => {
      await expect(getPool().query("SELECT 1")).rejects.toSatisfy(isDatabaseUnavailable);
      await expect(getPool().connect()).rejects.toSatisfy(isDatabaseUnavailable);
      await expect(getPrisma().$queryRaw`SELECT 1`).rejects.toSatisfy(isDatabaseUnavailable);
      await expect(getPrisma().$transaction([])).resolves.toEqual([]);
    });
  });

  it("makes every statement of a slow request wait, and no other request's", async () => {
    const [slow, near] = await Promise.all([
      record({ slow: 1000 }, () => Promise.all([getPool().query("SELECT 1"), getPool().query("SELECT 2")])),
      record("near", () => getPool().query("SELECT 3")),
    ]);
    // A timer may fire within the millisecond before it is due.
    for (const { ms } of slow.recording.sql) expect(ms).toBeGreaterThanOrEqual(999);
    expect(near.recording.sql[0]?.ms).toBeLessThan(999);
  });

  it("keeps nobody waiting for transactions that are far away: no lock, no connection is held meanwhile", async () => {
    const { id } = await newLab();
    const order: string[] = [];
    const lockLab = () =>
      getPrisma().$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM "Lab" WHERE "id" = ${id} FOR UPDATE`;
      });
    const committed: Promise<void>[] = [];
    const far = Array.from({ length: 12 }, async () => {
      const { recording } = await record({ slow: 700 }, () => {
        const commit = lockLab();
        committed.push(commit);
        return commit;
      });
      order.push("answered");
      return recording.sql.map(({ ms }) => ms >= 700);
    });
    await Promise.all(committed);
    await getPool().query(`UPDATE "Lab" SET "newestKey" = 1 WHERE "id" = $1`, [id]);
    order.push("another's statement");
    expect(await Promise.all(far)).toEqual(Array(12).fill([true, true, true]));
    expect(order).toEqual(["another's statement", ...Array(12).fill("answered")]);
  });

  it("has a slow request wait for every statement of its transactions", async () => {
    const start = performance.now();
    const twice = () => getPrisma().$transaction(async (tx) => void (await tx.$queryRaw`SELECT 1 AS one`));
    await record({ slow: 100 }, async () => {
      await twice();
      await getPool().query("SELECT 2");
      await twice();
    });
    // BEGIN, SELECT, COMMIT, SELECT, BEGIN, SELECT, COMMIT. A timer may fire within the millisecond before it is due.
    expect(performance.now() - start).toBeGreaterThanOrEqual(7 * 99);
  });
});
