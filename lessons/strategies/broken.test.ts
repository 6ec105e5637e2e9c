import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { check } from "@/lib/device/check";
import type { Expiry } from "@/lib/device/expiry";
import { decodeWithoutVerifying } from "@/lib/evidence/decode-token";
import type { Strategy } from "./strategy";

async function stolen(strategy: Strategy, expiry: Expiry = "rolling") {
  const lab = await newLab();
  const [laptop, phone, thief] = (["laptop", "phone", "thief"] as const).map((slug) =>
    lab.device(slug, strategy),
  ) as [Device, Device, Device];
  await laptop.signIn({ expiry });
  await phone.signIn({ expiry });
  await phone.steal("thief");
  return { lab, laptop, phone, thief };
}

const claimsOf = (device: Device) => decodeWithoutVerifying(device.cookie?.value ?? "")?.claims ?? {};

describe("a denylist by jti", () => {
  it("refuses what was issued at sign-in, and lets through what was issued again", async () => {
    const { lab, laptop, phone, thief } = await stolen("jwt-broken-jti-denylist");
    const before = claimsOf(thief);
    await thief.session();
    expect(claimsOf(thief).jti).not.toBe(before.jti);
    expect(claimsOf(thief).sid).toBe(before.sid);
    expect(await laptop.changePassword(lab.password, "a-new-password-1")).toMatchObject({ tokensDenied: 2 });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
    expect(await thief.check()).toMatchObject({ status: 200 });
  });

  it("holds under absolute expiry: a token that is not issued again keeps its jti", async () => {
    const { lab, laptop, phone, thief } = await stolen("jwt-broken-jti-denylist", "absolute");
    await thief.session();
    await laptop.changePassword(lab.password, "a-new-password-1");
    for (const device of [phone, thief])
      expect(await device.check()).toMatchObject({ status: 401, reason: "revoked" });
  });

  it("is mended by jwt-denylist, under which the same thief is out", async () => {
    const { lab, laptop, thief } = await stolen("jwt-denylist");
    await thief.session();
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
  });
});

describe("a check of iat against the password change", () => {
  it("refuses an old token until one poll has made it new", async () => {
    stopClock();
    const { lab, laptop, thief } = await stolen("jwt-broken-iat");
    moveClock(5_000);
    await laptop.changePassword(lab.password, "a-new-password-1");
    moveClock(1_000);
    expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
    // Auth.js says that nobody is signed in, and sets the cookie that signs the thief in.
    expect(await thief.session()).toBeNull();
    expect(await thief.check()).toMatchObject({ status: 200 });
  });

  it("holds under absolute expiry: a token that is not issued again keeps its iat", async () => {
    stopClock();
    const { lab, laptop, thief } = await stolen("jwt-broken-iat", "absolute");
    moveClock(5_000);
    await laptop.changePassword(lab.password, "a-new-password-1");
    moveClock(1_000);
    for (let poll = 0; poll < 5; poll += 1) {
      expect(await thief.session()).toBeNull();
      expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
    }
  });

  it("is mended by jwt-not-before, which makes the same comparison before Auth.js issues the token again", async () => {
    stopClock();
    const { lab, laptop, thief } = await stolen("jwt-not-before");
    const copy = thief.cookie as NonNullable<typeof thief.cookie>;
    moveClock(5_000);
    await laptop.changePassword(lab.password, "a-new-password-1");
    moveClock(1_000);
    for (let poll = 0; poll < 5; poll += 1) {
      expect(await thief.session()).toBeNull();
      // Auth.js clears the cookie. A thief has kept it.
      thief.browser.keep(copy);
      expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
    }
  });
});

describe("clearing the cookie at sign-out", () => {
  it("clears it in one browser, and leaves the copy as good as it was", async () => {
    const { lab, phone, thief } = await stolen("jwt-broken-clear-cookie");
    await phone.signOut();
    expect(phone.cookie).toBeUndefined();
    expect(await thief.check()).toMatchObject({ status: 200 });
    expect(
      await query(`SELECT 1 FROM "Event" WHERE "labId" = $1 AND kind = 'signed-out'`, lab.id),
    ).toHaveLength(1);
  });

  it("is mended by jwt-denylist, under which the copy is refused", async () => {
    const { phone, thief } = await stolen("jwt-denylist");
    await phone.signOut();
    expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
  });
});

describe("the check in one code path", () => {
  it("has the page refuse, and the API answer as before", async () => {
    const { lab, laptop, thief } = await stolen("jwt-broken-one-path");
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await check({ ...thief.jar, forPage: true })).toMatchObject({ status: 401, reason: "revoked" });
    expect(await thief.check()).toMatchObject({ status: 200, user: { email: "alice@example.com" } });
    expect(await thief.session()).toMatchObject({ user: { email: "alice@example.com" } });
  });

  it("lets the page show who is signed in until then", async () => {
    const { phone } = await stolen("jwt-broken-one-path");
    expect(await check({ ...phone.jar, forPage: true })).toMatchObject({ status: 200 });
  });

  it("is mended by jwt-version, under which both refuse", async () => {
    const { lab, laptop, thief } = await stolen("jwt-version");
    await laptop.changePassword(lab.password, "a-new-password-1");
    expect(await check({ ...thief.jar, forPage: true })).toMatchObject({ status: 401, reason: "revoked" });
    expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
  });
});
