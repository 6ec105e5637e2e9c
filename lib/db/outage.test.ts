import { readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Socket } from "node:net";
import pg from "pg";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { expectComplaints } from "@/tools/testing/strict";
import { getEnv } from "../env";
import { record } from "../evidence/recorder";
import { getPool, getPrisma } from "./database";
import { connectionGone, isOutage } from "./outage";
import { createPool, RecordedPool } from "./pool";
import { isDatabaseUnavailable } from "./unavailable";

const coded = (code: string, message = "any") => Object.assign(new Error(message), { code });
const sql = (code: string) => Object.assign(new pg.DatabaseError("any", 1, "error"), { code });

describe("an outage is told by its code", () => {
  it.each([
    ...["08006", "53300", "57P01", "57P03"].map(sql),
    ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH"].map((code) =>
      coded(code),
    ),
    ...["P1001", "P1017", "P2024", "P2028"].map((code) => coded(code)),
    ...[...connectionGone].map((sentence) => new Error(sentence)),
  ])("%s is one", (error) => {
    expect(isOutage(error)).toBe(true);
  });

  it.each([
    // A statement, a constraint and a visitor can say anything.
    sql("57014"),
    sql("23505"),
    coded("P2002", "connection"),
    coded("ERR_INVALID_ARG_TYPE", "Connection terminated"),
    new Error("the field connection is missing"),
    new TypeError("timeout"),
    Object.assign(sql("22023"), { message: "timeout exceeded when trying to connect" }),
    "ECONNREFUSED",
    null,
  ])("%s is none", (error) => {
    expect(isOutage(error)).toBe(false);
  });
});

describe("what pg says without a code", () => {
  const sources = ["pg/lib/client.js", "pg-pool/index.js"]
    .map((file) => readFileSync(`node_modules/${file}`, "utf8"))
    .join();
  const said = [...sources.matchAll(/new Error\('([^']+)'/g)].map(([, sentence]) => sentence);

  it.each([...connectionGone])("“%s” stands in the version that is installed", (sentence) => {
    expect(said).toContain(sentence);
  });

  it("is known whole: the rest is a fault of the caller or of the protocol", () => {
    const rest = said.filter((sentence) => !connectionGone.has(sentence ?? ""));
    expect(rest.filter((sentence) => !/^Received unexpected \w+ message/.test(sentence ?? ""))).toEqual([
      "Client has already been connected. You cannot reuse a client.",
      "Release called on client which has already been released to the pool.",
      "unexpected condition",
      "Cannot use a pool after calling end on the pool",
      "Passing a function as the first parameter to pool.query is not supported",
      "Called end on pool more than once",
    ]);
  });
});

/** A server that takes connections and does with them what it is told. */
async function listener(take: (socket: Socket) => void): Promise<string> {
  const server = createServer(take);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `postgres://nobody@127.0.0.1:${(server.address() as AddressInfo).port}/nothing`;
}

function pool(options: pg.PoolConfig): RecordedPool {
  const made = new RecordedPool({ connectionTimeoutMillis: 200, ...options });
  onTestFinished(() => made.end());
  return made;
}

describe("a database that", () => {
  it.each([
    ["takes a connection and is silent", () => {}],
    ["takes a connection and ends it", (socket: Socket) => socket.destroy()],
  ])("%s does not answer", async (_, take) => {
    expectComplaints("warn");
    const { query } = pool({ connectionString: await listener(take) });
    await expect(query("SELECT 1")).rejects.toSatisfy(isDatabaseUnavailable);
  });

  it("has no connection left does not answer", async () => {
    expectComplaints("warn");
    const full = pool({ connectionString: getEnv().DATABASE_URL, connectionTimeoutMillis: 3_000, max: 1 });
    const client = await full.connect();
    await expect(full.query("SELECT 1")).rejects.toSatisfy(isDatabaseUnavailable);
    client.release();
  });

  it("takes too long over a statement does not answer", async () => {
    expectComplaints("warn");
    const impatient = pool({
      connectionString: getEnv().DATABASE_URL,
      connectionTimeoutMillis: 3_000,
      query_timeout: 50,
    });
    await expect(impatient.query("SELECT pg_sleep(0.3)")).rejects.toSatisfy(isDatabaseUnavailable);
  });

  it("has no connection for a transaction, or leaves it no time, does not answer (P2028)", async () => {
    expectComplaints("warn");
    const late = record("near", () =>
      getPrisma().$transaction(
        async (tx) => {
          await tx.$queryRaw`SELECT pg_sleep(0.2)::text`;
          await tx.lab.count();
        },
        { timeout: 50 },
      ),
    );
    await expect(late).rejects.toMatchObject({ name: "DatabaseUnavailable", cause: { code: "P2028" } });
    const clients = await Promise.all(Array.from({ length: 10 }, () => getPool().connect()));
    const waiting = getPrisma().$transaction((tx) => tx.lab.count(), { maxWait: 50 });
    await expect(waiting).rejects.toMatchObject({ name: "DatabaseUnavailable", cause: { code: "P2028" } });
    for (const client of clients) client.release();
  });
});

describe("the log", () => {
  it("tells of an outage once, however many meet it, and once that it is over", async () => {
    const complaints = expectComplaints("warn");
    const info = vi.spyOn(console, "info").mockImplementation(() => {});
    stopClock();
    const lab = await newLab();
    const [session, token] = [lab.device("phone", "database"), lab.device("phone", "jwt-short")];
    for (const device of [session, token]) await device.signIn();
    await withoutDatabase(async () => {
      for (let round = 0; round < 5; round += 1) {
        expect(await session.check()).toMatchObject({ reason: "database-unavailable" });
        expect(await token.refresh()).toMatchObject({ reason: "database-unavailable" });
        expect((await token.changePassword(lab.password, "a-new-password-1")).status).toBe(503);
        expect((await lab.browser.send(`/lab/${lab.id}/state`)).status).toBe(503);
      }
    });
    expect(complaints()).toEqual([expect.stringMatching(/^The database does not answer: .*ECONNREFUSED/)]);
    expect((await session.check()).status).toBe(200);
    expect(info).not.toHaveBeenCalled();
    moveClock(7_000);
    for (let round = 0; round < 2; round += 1) expect((await session.check()).status).toBe(200);
    expect(info.mock.calls).toEqual([["The database answers again, after 7 s."]]);
  });

  it("says nothing of an outage that a visitor asked for", async () => {
    const phone = (await newLab()).device("phone", "database");
    await phone.signIn();
    expect((await phone.check("?db=down")).status).toBe(503);
  });

  it("tells of idle connections that break as of one outage", () => {
    const complaints = expectComplaints("warn");
    const idle = createPool("postgres://nobody@127.0.0.1:1/nothing");
    for (let count = 0; count < 10; count += 1)
      idle.emit("error", new Error("terminated"), {} as pg.PoolClient);
    expect(complaints()).toEqual(["The database does not answer: terminated"]);
  });
});
