import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { databaseUrl, onServer } from "@/tools/testing/databases.mjs";
import { withSettings } from "./session-settings.mjs";

// As a server is set that was installed elsewhere, for another program.
const foreign = {
  timezone: "Europe/Berlin",
  datestyle: "German, DMY",
  default_transaction_isolation: "serializable",
  default_transaction_read_only: "on",
};

const name = `settings_${process.pid}`;
const { server } = inject("databases");
const url = databaseUrl(server, name);

beforeAll(async () => {
  await onServer(server, `CREATE DATABASE "${name}"`);
  for (const [setting, value] of Object.entries(foreign))
    await onServer(server, `ALTER DATABASE "${name}" SET ${setting} = '${value}'`);
});

afterAll(() => onServer(server, `DROP DATABASE "${name}" WITH (FORCE)`));

async function ask(address: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the settings of a connection", () => {
  it.each([
    ["timezone", "UTC"],
    ["datestyle", "ISO, MDY"],
    ["default_transaction_isolation", "read committed"],
    ["default_transaction_read_only", "off"],
    ["application_name", "still-signed-in"],
  ])("%s is what the program depends on, whatever the server has", async (setting, expected) => {
    const sql = `SELECT current_setting('${setting}') AS value`;
    expect(await ask(withSettings(url), sql)).toEqual([{ value: expected }]);
    expect(await ask(url, sql)).not.toEqual([{ value: expected }]);
  });

  it("leave the others of the address as they are", async () => {
    const address = new URL(url);
    address.searchParams.set("options", "-c TimeZone=Asia/Tokyo -c work_mem=5MB");
    const sql = "SELECT current_setting('TimeZone') AS zone, current_setting('work_mem') AS memory";
    expect(await ask(withSettings(address.href), sql)).toEqual([{ zone: "UTC", memory: "5MB" }]);
  });
});
