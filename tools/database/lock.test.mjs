import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "./lock.mjs";

/** @type {string} */
let folder;
/** @type {string} */
let path;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "still-signed-in-"));
  path = join(folder, "postgres.lock");
});
afterEach(() => rm(folder, { recursive: true }));

/**
 * A lock whose owner is not there any more: this process has its id, another its port.
 * @param {Record<string, unknown>} [different]
 */
async function leaveStaleLock(different) {
  const owner = { pid: process.pid, host: hostname(), port: 1, token: "left-behind", ...different };
  await writeFile(path, JSON.stringify(owner));
}

/** @param {number} contenders */
async function contend(contenders) {
  const outcomes = await Promise.allSettled(Array.from({ length: contenders }, () => takeLock(path)));
  const won = outcomes.filter((outcome) => outcome.status === "fulfilled");
  return { won: won.length, giveBack: () => Promise.all(won.map((outcome) => outcome.value())) };
}

describe("the lock of a data folder", () => {
  it("is refused while its owner answers, and free when it was given back", async () => {
    const giveBack = await takeLock(path);
    await expect(takeLock(path)).rejects.toThrow(`process ${process.pid}, which is running: stop it`);
    await giveBack();
    await (await takeLock(path))();
  });

  it.each([
    ["its port is closed", {}],
    ["its process id is another program's", { pid: 1 }],
    ["another machine stopped touching it", { host: "elsewhere" }],
  ])("is replaced when %s", async (_, different) => {
    await leaveStaleLock(different);
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await utimes(path, aMinuteAgo, aMinuteAgo);
    await (await takeLock(path))();
  });

  it("is replaced when its port is now another program's", async () => {
    const other = createServer((socket) => socket.end("hello"));
    await new Promise((resolve) => other.listen(0, "127.0.0.1", () => resolve(null)));
    const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
    await leaveStaleLock({ port });
    await (await takeLock(path))();
    other.close();
  });

  it("is refused while another machine touches it", async () => {
    await leaveStaleLock({ host: "elsewhere" });
    await expect(takeLock(path)).rejects.toThrow("on elsewhere");
  });

  it.each([0, 1])("goes to one of twenty that ask at once, %i stale lock in the way", async (stale) => {
    for (let round = 0; round < 20; round += 1) {
      if (stale) await leaveStaleLock();
      const { won, giveBack } = await contend(20);
      expect(won).toBe(1);
      expect(JSON.parse(await readFile(path, "utf8")).token).not.toBe("left-behind");
      await giveBack();
      expect(await readdir(folder)).toEqual([]);
    }
  });
});
