import { describe, expect, it } from "vitest";
import { createLabId, type LabId } from "@/lib/lab/lab-id";
import "@/tools/testing/strict";
import { launch } from "./satellite";
import { satelliteLimits, startSatellite, withSatellite, withSatellites } from "./supervisor";

const newLabId = () => createLabId(Date.now());
const { perLab, total } = satelliteLimits;

/** The cheapest program there is: it makes no keys and opens no connection. */
const start = (lab: LabId) => startSatellite(lab, "resource-api", { JWKS_URL: "http://127.0.0.1:1/" });

async function settle<T>(started: Promise<T>[]): Promise<{ running: T[]; codes: unknown[] }> {
  const all = await Promise.allSettled(started);
  return {
    running: all.flatMap((one) => (one.status === "fulfilled" ? [one.value] : [])),
    codes: all.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : [])),
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
    throw error;
  }
}

describe("a satellite", () => {
  it("answers on loopback, finds nothing of the app's environment, and is stopped after the work", async () => {
    const { pid, about } = await withSatellite(
      newLabId(),
      "resource-api",
      { JWKS_URL: "http://x/" },
      async (api) => ({
        pid: api.pid,
        about: await (await api.send("/about")).json(),
      }),
    );
    expect(about).toEqual({ pid, environment: ["JWKS_URL", "LIFETIME_MS"], keys: [], asked: 0 });
    expect(process.env.AUTH_SECRET).toBeDefined();
    expect(isAlive(pid)).toBe(false);
  });

  it("is stopped when the work fails", async () => {
    let pid = 0;
    const work = withSatellite(newLabId(), "resource-api", { JWKS_URL: "http://x/" }, async (api) => {
      pid = api.pid;
      throw new Error("the work failed");
    });
    await expect(work).rejects.toThrow("the work failed");
    expect(isAlive(pid)).toBe(false);
  });

  it("that cannot start is a coded problem, with what it said as the cause, and its place is free again", async () => {
    const lab = newLabId();
    for (let time = 0; time < perLab + 1; time += 1) {
      const error = await startSatellite(lab, "resource-api", {}).catch((reason) => reason);
      expect(error).toMatchObject({ code: "satellite-failed", status: 503 });
      expect(error.cause.message).toContain("JWKS_URL is missing");
    }
  });

  it("that finds its port taken is a coded problem that names the port", async () => {
    const lab = newLabId();
    const first = await start(lab);
    const { port } = new URL(first.origin);
    const second = startSatellite(lab, "resource-api", { JWKS_URL: "http://x/", PORT: port });
    const error = await second.catch((reason) => reason);
    expect(error.code).toBe("satellite-failed");
    expect(error.cause.cause.message).toContain(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
    await first.stop();
  });

  it("that is killed is a coded problem for whoever asks it, and its place is free again", async () => {
    const lab = newLabId();
    const { running } = await settle(Array.from({ length: perLab }, () => start(lab)));
    const [victim] = running;
    process.kill(victim?.pid ?? 0, "SIGKILL");
    await victim?.ended;
    await expect(victim?.send("/about")).rejects.toMatchObject({ code: "satellite-failed" });
    running.push(await start(lab));
    await Promise.all(running.map((one) => one.stop()));
  });

  it.each([
    ["by the one that started it", {}, 200],
    ["by itself, should that one be too busy", { LIFETIME_MS: "200" }, 60_000],
  ])("is ended when its time is up, %s", async (_, env, lifetime) => {
    const satellite = await launch("resource-api", { JWKS_URL: "http://x/", ...env }, lifetime);
    await satellite.ended;
    expect(isAlive(satellite.pid)).toBe(false);
  });
});

describe("the limits", () => {
  it("hold for a lab when more are asked for at the same moment", async () => {
    const lab = newLabId();
    const { running, codes } = await settle(Array.from({ length: perLab + 2 }, () => start(lab)));
    expect(running).toHaveLength(perLab);
    expect(codes).toEqual(["too-many-satellites", "too-many-satellites"]);
    const [other] = (await settle([start(newLabId())])).running;
    await Promise.all([...running, other].map((one) => one?.stop()));
  });

  it("hold for all labs together", async () => {
    const { running, codes } = await settle(Array.from({ length: total + 1 }, () => start(newLabId())));
    expect(running).toHaveLength(total);
    expect(codes).toEqual(["too-many-satellites"]);
    await Promise.all(running.map((one) => one.stop()));
  });

  it("are met by several at once or by none: what there is stays free", async () => {
    const lab = newLabId();
    const held = await start(lab);
    const envs = Array.from({ length: perLab }, () => ({ JWKS_URL: "http://x/" }));
    const [{ codes }, { running }] = await Promise.all([
      settle([withSatellites(lab, "resource-api", envs, async () => 0)]),
      settle(Array.from({ length: perLab - 1 }, () => start(lab))),
    ]);
    expect(codes).toEqual(["too-many-satellites"]);
    expect(running).toHaveLength(perLab - 1);
    await Promise.all([held, ...running].map((one) => one.stop()));
  });

  it("leave none running when one of several finds no place", async () => {
    const lab = newLabId();
    const env = { JWKS_URL: "http://x/" };
    const work = withSatellites(
      lab,
      "resource-api",
      Array.from({ length: perLab + 1 }, () => env),
      async () => 0,
    );
    await expect(work).rejects.toMatchObject({ code: "too-many-satellites" });
    const { running } = await settle(Array.from({ length: perLab }, () => start(lab)));
    expect(running).toHaveLength(perLab);
    await Promise.all(running.map((one) => one.stop()));
  });
});
