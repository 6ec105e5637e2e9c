import { beforeEach, describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";

type Lab = Awaited<ReturnType<typeof newLab>>;

let lab: Lab;
let laptop: Device;
let phone: Device;
let thief: Device;

beforeEach(async () => {
  stopClock();
  lab = await newLab();
  [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    lab.device(slug, "database-cached"),
  ) as [Device, Device, Device];
  await laptop.signIn({ lifetime: 900 });
  await phone.signIn({ lifetime: 900 });
});

const costOf = async (device: Device) => {
  const { status, evidence } = await device.check();
  return { status, statements: evidence.sql.length, hit: evidence.cache?.hit, age: evidence.cache?.age };
};

describe("a copy of a session", () => {
  it("saves the look-up for 15 seconds, and says how old it is", async () => {
    expect(await costOf(phone)).toEqual({ status: 200, statements: 1, hit: false, age: 0 });
    moveClock(13_900);
    expect(await costOf(phone)).toEqual({ status: 200, statements: 0, hit: true, age: 13.9 });
    moveClock(1_100);
    expect(await costOf(phone)).toEqual({ status: 200, statements: 1, hit: false, age: 0 });
  });

  it("costs 0.07 statements where a check is made every second", async () => {
    let statements = 0;
    for (let second = 0; second < 60; second += 1) {
      statements += (await phone.check()).evidence.sql.length;
      moveClock(1_000);
    }
    expect(statements).toBe(4);
  });

  it("lets a thief in for up to 15 seconds after the password change, and not longer", async () => {
    await phone.check();
    await phone.steal("thief");
    await laptop.changePassword(lab.password, "a-new-password-1");
    moveClock(13_900);
    expect((await thief.check()).status).toBe(200);
    moveClock(1_100);
    expect(await thief.check()).toMatchObject({ status: 401, reason: "unknown-session" });
  });

  it("is not made anew from itself, however often a thief polls", async () => {
    await phone.signIn({ lifetime: 900, expiry: "rolling" });
    await phone.check();
    await phone.steal("thief");
    await laptop.changePassword(lab.password, "a-new-password-1");
    for (let second = 0; second < 15; second += 1) {
      await thief.session();
      await thief.check();
      moveClock(1_000);
    }
    expect(await thief.check()).toMatchObject({ status: 401, reason: "unknown-session" });
  });

  it("is put away by the browser that signs out", async () => {
    await phone.check();
    expect(phone.sessionCopy?.value).toBeTruthy();
    await phone.signOut();
    expect(phone.sessionCopy).toBeUndefined();
  });

  it("is worth nothing beside another session's cookie", async () => {
    await phone.check();
    const copy = phone.sessionCopy as NonNullable<typeof phone.sessionCopy>;
    laptop.browser.keep({ ...copy, path: laptop.path });
    expect(await costOf(laptop)).toMatchObject({ status: 200, hit: false });
    laptop.browser.keep({ ...copy, path: laptop.path });
    const own = laptop.cookie as NonNullable<typeof laptop.cookie>;
    laptop.browser.keep({ ...own, value: "never-issued" });
    expect(await laptop.check()).toMatchObject({ status: 401, reason: "unknown-session" });
  });

  it("does not outlive the session", async () => {
    await phone.signIn({ lifetime: 30 });
    moveClock(25_000);
    expect((await phone.check()).status).toBe(200);
    moveClock(5_000);
    expect(await phone.check()).toMatchObject({ status: 401, reason: "expired" });
  });

  it("is not enough for what only a signed-in user may do", async () => {
    await phone.check();
    await phone.steal("thief");
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect((await thief.check()).status).toBe(200);
    expect((await thief.browser.send(`${thief.path}/sessions`)).status).toBe(401);
    expect((await thief.browser.post(`${thief.path}/token`, {})).status).toBe(401);
  });

  it("is stolen with the session's cookie, and without it the thief is looked up", async () => {
    await phone.steal("thief");
    expect(thief.sessionCopy).toBeUndefined();
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect((await thief.check()).status).toBe(401);
  });
});
