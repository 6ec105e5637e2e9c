import pg from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { query } from "@/tools/testing/rows";
import { expectComplaints } from "@/tools/testing/strict";
import { getEnv } from "../env";
import { listen } from "./notifications";

test("what is not understood is said, and what comes after it is heard", async () => {
  const heard: string[] = [];
  let begun = 0;
  const hear = (payload: string) => {
    if (payload === "riddle") throw new Error("no idea");
    heard.push(payload);
  };
  const stop = listen("test", { hear, begin: () => (begun += 1) }, getEnv().DATABASE_URL);
  onTestFinished(stop);
  await vi.waitFor(() => expect(begun).toBe(1));
  expectComplaints("warn");
  await query(`SELECT pg_notify('test', 'riddle'), pg_notify('other', 'no'), pg_notify('test', 'yes')`);
  await vi.waitFor(() => expect(heard).toEqual(["yes"]));
});

test("a database that comes later is listened to when it has come", async () => {
  expectComplaints("warn");
  const url = new URL(getEnv().DATABASE_URL);
  const later = "comes_later";
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  onTestFinished(async () => {
    await server.query(`DROP DATABASE ${later} WITH (FORCE)`);
    await server.end();
  });
  url.pathname = later;
  const begin = vi.fn();
  const stop = listen("test", { hear: () => {}, begin }, url.href);
  onTestFinished(stop);
  await server.query(`CREATE DATABASE ${later}`);
  await vi.waitFor(() => expect(begin).toHaveBeenCalled(), { timeout: 10_000 });
});
