import { describe, expect, it } from "vitest";
import { buildTimeline } from "@/components/timeline/model";
import { Browser } from "@/tools/testing/browser";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { Device, makeOwner, newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { untilWaiting } from "@/tools/testing/overlap";
import { query } from "@/tools/testing/rows";
import { getPool, getPrisma } from "../db/database";
import { record } from "../evidence/recorder";
import "@/tools/testing/strict";
import { check } from "../device/check";
import { flushChecks } from "./check-log";
import { endAllSessions } from "./end-all-sessions";
import type { LabId } from "./lab-id";
import { mostKept } from "./most-kept";
import { readState } from "./snapshot";

type Run = {
  device: string;
  status: number;
  reason: string | null;
  count: number;
  firstAt: Date;
  lastAt: Date;
};

const runs = (lab: LabId) =>
  query<Run>(`SELECT * FROM "CheckRun" WHERE "labId" = $1 ORDER BY "firstAt"`, lab);
const iso = (ms: number) => new Date(ms);

describe("the check log", () => {
  it("writes after the answer, and nothing of it is the request's evidence", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "jwt");
    await phone.signIn();
    const { result, recording } = await record("near", async () => {
      const { evidence } = await check(phone.jar);
      await flushChecks();
      return evidence;
    });
    expect(result.sql).toEqual([]);
    expect(recording.sql).toEqual([]);
    expect(await runs(lab.id)).toHaveLength(1);
  });

  it("writes by itself within a second", async () => {
    const lab = await newLab();
    await lab.device("phone", "jwt").check();
    expect(await runs(lab.id)).toEqual([]);
    await expect.poll(() => runs(lab.id), { timeout: 2_000 }).toHaveLength(1);
  });

  it("makes one run of equal checks, also when some of them are written already", async () => {
    const start = stopClock().getTime();
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    for (let made = 0; made < 6; made += 1) {
      await phone.check();
      if (made === 2) await flushChecks();
      moveClock(1_000);
    }
    await flushChecks();
    expect(await runs(lab.id)).toMatchObject([
      {
        device: "phone",
        status: 401,
        reason: "no-credential",
        count: 6,
        firstAt: iso(start),
        lastAt: iso(start + 5_000),
      },
    ]);
  });

  it("keeps two browsers that look at the same lab apart, in one run each", async () => {
    stopClock();
    const lab = await newLab();
    const signedIn = lab.device("phone", "jwt");
    const elsewhere = new Browser();
    makeOwner(elsewhere, lab.id);
    const signedOut = new Device(elsewhere, lab.id, "phone", "jwt", "");
    await signedIn.signIn();
    for (let second = 0; second < 5; second++) {
      moveClock(1_000);
      await signedIn.check();
      moveClock(10);
      await signedOut.check();
    }
    await flushChecks();
    const written = (await runs(lab.id)).map(({ status, count }) => `${status} ×${count}`);
    expect(written).toEqual(["200 ×5", "401 ×5"]);
  });

  it("does not hear a stranger who asks with nothing, or with what was never accepted", async () => {
    const lab = await newLab();
    const stranger = new Device(new Browser(), lab.id, "phone", "jwt", "");
    expect(await stranger.check()).toMatchObject({ status: 401, reason: "no-credential" });
    stranger.hold("made.up.token");
    expect(await stranger.check()).toMatchObject({ status: 401 });
    await flushChecks();
    expect(await runs(lab.id)).toEqual([]);
  });

  it("hears a browser that is no owner's of what was accepted once, until it is refused", async () => {
    const lab = await newLab();
    const phone = new Device(new Browser(), lab.id, "phone", "database", lab.password);
    await phone.signIn();
    await phone.check();
    await endAllSessions(lab.id);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "unknown-session" });
    await flushChecks();
    expect((await runs(lab.id)).map(({ status }) => status)).toEqual([200, 401]);
  });

  it("hears any browser of a token that has expired: it was accepted once, by whichever instance", async () => {
    stopClock();
    const lab = await newLab();
    const phone = new Device(new Browser(), lab.id, "phone", "jwt", lab.password);
    await phone.signIn();
    moveClock(121_000);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
    await flushChecks();
    expect((await runs(lab.id)).map(({ reason }) => reason)).toEqual(["expired"]);
  });

  it("begins another run when the outcome, the credential or the device is another", async () => {
    stopClock();
    const lab = await newLab();
    const [phone, laptop] = [lab.device("phone", "database"), lab.device("laptop", "database")];
    const steps = [
      () => phone.check(),
      () => phone.signIn(),
      () => phone.check(),
      () => laptop.check(),
      () => phone.check(),
      () => phone.check("?db=down"),
      () => phone.signIn(),
      () => phone.check(),
      () => phone.signOut(),
      () => phone.check(),
    ];
    for (const step of steps) {
      moveClock(1_000);
      await step();
    }
    await flushChecks();
    const written = (await runs(lab.id)).map(({ device, status, count }) => `${device} ${status} ×${count}`);
    expect(written).toEqual([
      "phone 401 ×1",
      "phone 200 ×2",
      "laptop 401 ×1",
      "phone 503 ×1",
      "phone 200 ×1",
      "phone 401 ×1",
    ]);
  });

  it("keeps a run's last check when a slow one, begun before it, answers after it", async () => {
    const start = stopClock().getTime();
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    const slow = check(phone.jar, { slow: 60 });
    moveClock(1_000);
    await phone.check();
    await slow;
    await flushChecks();
    expect(await runs(lab.id)).toMatchObject([{ count: 2, lastAt: iso(start + 1_000) }]);
  });

  it("keeps what it could not write while the database was away", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "jwt");
    await phone.signIn();
    await flushChecks();
    await withoutDatabase(async () => {
      await phone.check();
      await expect(flushChecks()).rejects.toThrow("The database does not answer.");
      await phone.check();
    });
    expect(await runs(lab.id)).toEqual([]);
    await flushChecks();
    expect(await runs(lab.id)).toMatchObject([{ status: 200, count: 2 }]);
  });

  it("leaves out what it has of a lab that is being deleted, and writes the rest", async () => {
    const [leaving, staying] = [await newLab(), await newLab()];
    const writing = await getPrisma().$transaction(
      async (tx) => {
        await tx.lab.delete({ where: { id: leaving.id } });
        for (const lab of [leaving, staying]) await lab.device("phone", "jwt").check();
        const flushed = Promise.allSettled([flushChecks()]);
        await untilWaiting(1);
        return { flushed };
      },
      { timeout: 60_000 },
    );
    expect(await writing.flushed).toEqual([{ status: "fulfilled", value: undefined }]);
    expect([await runs(leaving.id), await runs(staying.id)]).toMatchObject([[], [{ count: 1 }]]);
  });

  it("counts every one of 100 checks at once, written in between", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "jwt");
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        await phone.check();
        if (index % 10 === 0) await flushChecks();
      }),
    );
    await flushChecks();
    expect(await runs(lab.id)).toMatchObject([{ count: 100 }]);
  });

  it("takes up no more room however many made-up cookies come, and the bar goes on", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", "jwt");
    await phone.signIn();
    await phone.check();
    for (let made = 0; made < 4_000; made += 1)
      await check({ ...phone.jar, credential: `${made}.${"x".repeat(14 * 1024)}` });
    await phone.check();
    const { checks } = await readState(lab.id);
    expect(checks.map(({ status, count }) => `${status} ×${count}`)).toEqual(["200 ×2", "401 ×4000"]);
    const [lane] = buildTimeline(await readState(lab.id), {
      strategies: ["jwt"],
      now: Date.now(),
    }).lanes.filter(({ device }) => device === "phone");
    expect(lane?.bars).toMatchObject([{ ending: null }]);
  });

  it("says that a credential has ended also while somebody else's is being refused", async () => {
    stopClock();
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    const stranger = { ...phone.jar, credential: "made up" };
    await check(stranger);
    for (const step of [
      () => phone.signIn(),
      () => phone.check(),
      () => phone.signOut(),
      () => check(stranger),
    ]) {
      moveClock(1_000);
      await step();
    }
    await flushChecks();
    expect((await runs(lab.id)).map(({ status }) => status)).toEqual([401, 200, 401]);
  });

  it("folds the oldest of a lane whose outcome changes at every check", async () => {
    stopClock();
    const lab = await newLab();
    const phone = lab.device("phone", "database");
    await phone.signIn();
    for (let made = 0; made < 200; made += 1) {
      moveClock(1_000);
      await phone.check(made % 2 ? "?db=down" : "");
    }
    moveClock(1_000);
    await lab.device("laptop", "database").check();
    await flushChecks();
    const written = await runs(lab.id);
    expect(written.filter(({ device }) => device === "laptop")).toHaveLength(1);
    expect(written.filter(({ device }) => device === "phone")).toHaveLength(mostKept.runsPerLane);
    await phone.check("?db=down");
    await flushChecks();
    expect((await runs(lab.id)).at(-1)).toMatchObject({ device: "laptop" });
    expect((await runs(lab.id)).at(-2)).toMatchObject({ status: 503, count: 2 });
  });

  it("holds nothing that could be used to sign in", async () => {
    const lab = await newLab();
    for (const device of [lab.device("phone", "database"), lab.device("phone", "jwt")]) {
      await device.signIn();
      await device.check();
      await flushChecks();
      const { rows } = await getPool().query(`SELECT * FROM "CheckRun" WHERE "labId" = $1`, [lab.id]);
      expect(JSON.stringify(rows)).not.toContain(device.cookie?.value);
    }
  });
});
