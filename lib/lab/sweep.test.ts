import { afterEach, describe, expect, it, vi } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { withoutDatabase } from "@/tools/testing/outage";
import { countRows, query, sessionRows } from "@/tools/testing/rows";
import { expectComplaints } from "@/tools/testing/strict";
import { flushChecks } from "./check-log";
import type { LabId } from "./lab-id";
import { startSweeping, sweep } from "./sweep";

const minute = 60_000;
const day = 24 * 60 * minute;

/** A lab in which there is something in every table. */
async function busyLab() {
  const lab = await newLab();
  for (const device of [lab.device("phone", "database"), lab.device("laptop", "jwt")]) {
    await device.signIn();
    await device.check();
  }
  await flushChecks();
  return lab;
}

const makeOld = (lab: LabId, age: number) =>
  query(`UPDATE "Lab" SET "createdAt" = $2 WHERE id = $1`, lab, new Date(Date.now() - age));

afterEach(() => {
  vi.useRealTimers();
});

describe("the sweep", () => {
  it("deletes a lab that is a day old with all that is its own, and no younger one", async () => {
    const [old, young] = [await busyLab(), await busyLab()];
    await makeOld(old.id, day + minute);
    await makeOld(young.id, day - minute);
    const before = await countRows(young.id);
    expect(Object.values(before).every((count) => count > 0)).toBe(true);
    expect((await sweep(Date.now())).labs).toBeGreaterThanOrEqual(1);
    expect(await countRows(old.id)).toEqual({
      Lab: 0,
      User: 0,
      Session: 0,
      Device: 0,
      Event: 0,
      CheckRun: 0,
    });
    expect(await countRows(young.id)).toEqual(before);
  });

  it("deletes a session that expired an hour ago, and keeps the others", async () => {
    const lab = await newLab();
    for (const device of ["laptop", "phone", "thief"] as const) await lab.device(device, "database").signIn();
    const [long, lately, alive] = await sessionRows(lab.id);
    const expire = (id: string | undefined, age: number) =>
      query(`UPDATE "Session" SET expires = $2 WHERE id = $1`, id, new Date(Date.now() - age));
    await expire(long?.id, 61 * minute);
    await expire(lately?.id, 59 * minute);
    expect((await sweep(Date.now())).sessions).toBeGreaterThanOrEqual(1);
    expect((await sessionRows(lab.id)).map(({ id }) => id)).toEqual([lately?.id, alive?.id]);
    expect(await lab.device("phone", "database").check()).toMatchObject({ reason: "expired" });
    expect(await lab.device("laptop", "database").check()).toMatchObject({ reason: "unknown-session" });
  });

  it("deletes a family of refresh tokens that expired an hour ago, with its tokens", async () => {
    const lab = await newLab();
    const [laptop, phone] = [lab.device("laptop", "jwt-short"), lab.device("phone", "jwt-short")];
    for (const device of [laptop, phone]) await device.signIn();
    const old = new Date(Date.now() - 61 * minute);
    await query(
      `UPDATE "RefreshFamily" f SET expires = $2 FROM "User" u WHERE u.id = f."userId" AND u."labId" = $1 AND f.device = 'laptop'`,
      lab.id,
      old,
    );
    expect((await sweep(Date.now())).families).toBeGreaterThanOrEqual(1);
    expect(await laptop.refresh()).toMatchObject({ reason: "unknown-token" });
    expect(await phone.refresh()).toMatchObject({ status: 200 });
  });

  it("leaves nothing of the checks that a swept lab still had to write, and says nothing of it", async () => {
    const [old, young] = [await newLab(), await newLab()];
    await old.device("phone", "jwt").check();
    await young.device("phone", "jwt").check();
    await makeOld(old.id, day + minute);
    await sweep(Date.now());
    await flushChecks();
    expect(await countRows(old.id)).toMatchObject({ Lab: 0, CheckRun: 0 });
    expect(await countRows(young.id)).toMatchObject({ CheckRun: 1 });
  });

  it("warns when the database is away, and is tried again a minute later", async () => {
    const lab = await newLab();
    await makeOld(lab.id, day + minute);
    const complaints = expectComplaints("warn");
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    await withoutDatabase(async () => {
      startSweeping();
      await vi.waitFor(() => expect(complaints().join()).toContain("The sweep failed"));
    });
    expect((await countRows(lab.id)).Lab).toBe(1);
    vi.advanceTimersByTime(minute);
    await vi.waitFor(async () => expect((await countRows(lab.id)).Lab).toBe(0));
  });
});
