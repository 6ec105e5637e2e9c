import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { describe, expect, it } from "vitest";
import { allGone, failureOf, Instance, isRunning, newDataFolder, usedDataFolder } from "./instance";

const windows = process.platform === "win32";

describe("a running instance", () => {
  it.skipIf(windows).each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "is stopped whole by %s",
    async (signal) => {
      const instance = new Instance(usedDataFolder());
      const { app, api, database } = await instance.ready();
      instance.signal(signal);
      expect(await instance.exited).toBe(0);
      expect([app, api, database].map((pid) => pid !== null && isRunning(pid))).toEqual([
        false,
        false,
        false,
      ]);
      expect(instance.stderr).toBe("");
      expect(existsSync(join(instance.dataFolder, "running.json"))).toBe(false);
      expect(existsSync(join(instance.dataFolder, "postgres.lock"))).toBe(false);
    },
  );

  it("takes its children with it when it is killed", async () => {
    const instance = new Instance(usedDataFolder());
    const { app, api, otherSite, database } = await instance.ready();
    instance.signal("SIGKILL");
    await allGone([app, api, otherSite, database as number]);
  });

  it.each(["app", "api", "otherSite", "database"] as const)(
    "ends with one sentence when its %s dies",
    async (part) => {
      const instance = new Instance(usedDataFolder());
      const running = await instance.ready();
      process.kill(running[part] as number, "SIGKILL");
      expect(await instance.exited).toBe(1);
      expect(instance.stderr.trim().split("\n").at(-1)).toMatch(/ended unexpectedly: start again\.$/);
      await allGone([running.app, running.api, running.otherSite, running.database as number]);
    },
  );

  it("says one address, answers there, and lets psql in at the other", async () => {
    const instance = new Instance(usedDataFolder());
    const { url, databaseUrl } = await instance.ready();
    expect(instance.stdout.trim().split("\n").at(-1)).toBe(`Still signed in? is ready: ${url}`);
    expect(instance.stdout).toContain(databaseUrl);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      "SELECT count(*)::int AS labs, current_setting('TimeZone') AS zone FROM \"Lab\"",
    );
    await client.end();
    expect(rows).toEqual([{ labs: 0, zone: "UTC" }]);
  });

  it("keeps its data folder to itself, and gives it back with the secret that it has made in it", async () => {
    const folder = newDataFolder();
    const file = join(folder, "secret");
    const first = new Instance(folder);
    const { database, url } = await first.ready();
    const secret = readFileSync(file, "utf8");
    expect(Buffer.from(secret, "base64url")).toHaveLength(32);
    // For its owner's eyes alone.
    if (!windows) expect((statSync(file).mode & 0o777).toString(8)).toBe("600");
    const sentence = await failureOf(new Instance(folder));
    expect(sentence).toContain(`process ${database}`);
    expect(sentence).toContain("set DATA_DIR");
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    await first.stop();
    await new Instance(folder).ready();
    expect(readFileSync(file, "utf8")).toBe(secret);
  });
});
