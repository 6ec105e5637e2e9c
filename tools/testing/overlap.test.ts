import pg from "pg";
import { expect, it, onTestFinished } from "vitest";
import { startEmbedded } from "../database/embedded.mjs";
import { holdRows, untilWaiting } from "./overlap";
import { query } from "./rows";
import "./lab";

const insert = `INSERT INTO "Lab" ("id", "password") VALUES ('overlap', '')`;
const select = `SELECT 1 FROM "Lab" WHERE "id" = 'overlap'`;
const update = `UPDATE "Lab" SET "password" = 'another'`;

it("transactions of the tests' server overlap: one waits for the other, and goes on after it", async () => {
  await query(insert);
  const release = await holdRows(select);
  const waiting = query(update);
  await untilWaiting(1);
  await release();
  await waiting;
  await expect(untilWaiting(1, 1_000)).rejects.toThrow("0 transactions wait");
});

it("a race fails on a server that takes one transaction after the other", async () => {
  const { url, close } = await startEmbedded({});
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await close();
  });
  await client.query(`CREATE TABLE "Lab" ("id" text, "password" text)`);
  await client.query(insert);
  const release = await holdRows(select, [], url);
  const waiting = client.query(update);
  await expect(untilWaiting(1, 500, url)).rejects.toThrow("timeout");
  await release();
  await waiting;
});
