import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab } from "../../lib/client/sign-in.mjs";
import { allGone, Instance, isRunning, newDataFolder, type Running } from "./instance";

// Only here can one process be told of another's children.
const canSee = existsSync("/proc/self/stat");

/** The processes that another has started and that are there now. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => isRunning(pid) && parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  const file = `/proc/${pid}/stat`;
  // After the name, which may hold anything: the state, and the parent.
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(") ").at(-1)?.split(" ")[1]) : null;
}

/** Begins a card that starts processes, and waits until there are some. */
async function startCard(running: Running, card: string): Promise<{ run: Promise<string>; pids: number[] }> {
  const { url, app } = running;
  const client = new HttpClient(url);
  const { id } = await makeLab(client);
  // The app may be gone before the answer is complete: then that is the outcome.
  const run = client
    .post(`/lab/${id}/claims/${card}/run`, {})
    .then((response) => response.text())
    .catch(String);
  const before = new Set(childrenOf(app));
  for (;;) {
    const pids = childrenOf(app).filter((pid) => !before.has(pid));
    if (pids.length >= 3) return { run, pids };
    await sleep(20);
  }
}

describe.skipIf(!canSee)("the processes that a card starts", () => {
  it("are gone when the card has ended", async () => {
    const running = await new Instance(newDataFolder()).ready();
    const { run, pids } = await startCard(running, "hard-to-scale-out");
    expect(await run).toContain('"verdict"');
    await allGone(pids);
  });

  it.each([
    ["app", "SIGKILL"],
    ["supervisor", "SIGKILL"],
    ["supervisor", "SIGTERM"],
  ] as const)("do not outlive the %s when it is ended by %s in the middle", async (part, signal) => {
    const instance = new Instance(newDataFolder());
    const running = await instance.ready();
    const { run, pids } = await startCard(running, "hard-to-scale-out");
    process.kill(running[part], signal);
    await allGone([...pids, running.app, running.api]);
    await instance.exited;
    // Told to end, the app has time for a word to whoever watches.
    if (signal === "SIGTERM") expect(await run).toContain('"run-given-up"');
    else await run;
  });

  it("are ended with a clear word on the card when one of them dies", async () => {
    const running = await new Instance(newDataFolder()).ready();
    const { run, pids } = await startCard(running, "hard-to-scale-out");
    process.kill(pids[0] as number, "SIGKILL");
    const last = JSON.parse((await run).trim().split("\n").at(-1) ?? "");
    expect(last).toMatchObject({ type: "problem", code: "satellite-failed" });
    await allGone(pids);
  });
});

/** Takes a port whose neighbour below is free. @returns the neighbour */
async function freePair(server: Server): Promise<number> {
  for (;;) {
    await once(server.listen(0, "127.0.0.1"), "listening");
    const below = (server.address() as AddressInfo).port - 1;
    if (await isFree(below)) return below;
    await once(server.close(), "close");
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server.listen(port, "127.0.0.1"), "listening");
  const free = await listening.then(
    () => true,
    () => false,
  );
  server.close();
  return free;
}

it("the other site has neither a secret nor a database", async () => {
  const { otherSiteUrl } = await new Instance(newDataFolder(), { SOME_SECRET: "must-not-be-there" }).ready();
  const { environment } = await (await fetch(`${otherSiteUrl}/about`)).json();
  const told = environment.filter((name: string) => name !== "SystemRoot");
  expect(told).toEqual(["APP_PORT", "NODE_ENV", "PORT"]);
});

describe("the resource API", () => {
  it("gives way when the port after the app's is taken", async () => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    const port = await freePair(taken);
    const { url, apiUrl } = await new Instance(newDataFolder(), { PORT: `${port}` }).ready();
    expect(url).toBe(`http://localhost:${port}`);
    expect(apiUrl).not.toBe(`http://localhost:${port + 1}`);
    expect((await fetch(`${apiUrl}/me`)).status).toBe(401);
  });

  it("has the app's public keys and nothing of its secrets", async () => {
    const { apiUrl } = await new Instance(newDataFolder(), { SOME_SECRET: "must-not-be-there" }).ready();
    const { environment } = await (await fetch(`${apiUrl}/about`)).json();
    expect(environment.filter((name: string) => name !== "SystemRoot")).toEqual([
      "ALLOWED_ORIGINS",
      "JWKS_URL",
      "NODE_ENV",
      "PORT",
    ]);
  });
});
