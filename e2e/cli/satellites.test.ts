import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { type AddressInfo, createServer, type Server } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab } from "../../lib/client/sign-in.mjs";
import { allGone, Instance, isRunning, type Running, statOf, usedDataFolder } from "./instance";

// Only here can one process be told of another's children.
const canSee = existsSync("/proc/self/stat");

/** The processes that another has started and that are there now. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => isRunning(pid) && Number(statOf(pid)[1]) === parent);
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
  it.each([
    ["app", "SIGKILL"],
    ["supervisor", "SIGKILL"],
    ["supervisor", "SIGTERM"],
  ] as const)("do not outlive the %s when it is ended by %s in the middle", async (part, signal) => {
    const instance = new Instance(usedDataFolder());
    const running = await instance.ready();
    const { run, pids } = await startCard(running, "hard-to-scale-out");
    process.kill(running[part], signal);
    await allGone([...pids, running.app, running.api]);
    await instance.exited;
    // Told to end, the app has time for a word to whoever watches.
    if (signal === "SIGTERM") expect(await run).toContain('"run-given-up"');
    else await run;
  });

  it("are ended with a clear word on the card when one of them dies, and are gone when it has ended", async () => {
    const running = await new Instance(usedDataFolder()).ready();
    const broken = await startCard(running, "hard-to-scale-out");
    process.kill(broken.pids[0] as number, "SIGKILL");
    const last = JSON.parse((await broken.run).trim().split("\n").at(-1) ?? "");
    expect(last).toMatchObject({ type: "problem", code: "satellite-failed" });
    await allGone(broken.pids);

    const whole = await startCard(running, "hard-to-scale-out");
    expect(await whole.run).toContain('"verdict"');
    await allGone(whole.pids);
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

describe("the processes beside the app", () => {
  it("give way when the port after the app's is taken", async () => {
    const taken = createServer();
    onTestFinished(() => void taken.close());
    const port = await freePair(taken);
    const { url, apiUrl } = await new Instance(usedDataFolder(), { PORT: `${port}` }).ready();
    expect(url).toBe(`http://localhost:${port}`);
    expect(apiUrl).not.toBe(`http://localhost:${port + 1}`);
    expect((await fetch(`${apiUrl}/me`)).status).toBe(401);
  });

  it("have none of the app's secrets: the API its public keys, the other site its port", async () => {
    const secrets = { SOME_SECRET: "must-not-be-there" };
    const { apiUrl, otherSiteUrl } = await new Instance(usedDataFolder(), secrets).ready();
    const environmentAt = async (url: string) => {
      const { environment } = await (await fetch(`${url}/about`)).json();
      return environment.filter((name: string) => name !== "SystemRoot");
    };
    expect(await environmentAt(apiUrl)).toEqual(["ALLOWED_ORIGINS", "JWKS_URL", "NODE_ENV", "PORT"]);
    expect(await environmentAt(otherSiteUrl)).toEqual(["APP_PORT", "NODE_ENV", "PORT"]);
  });
});
