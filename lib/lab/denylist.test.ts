import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { type Device, newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import { getPrisma } from "../db/database";
import { changePassword } from "../device/change-password";
import { listSessions, revokeSession } from "../device/sessions";
import { sweep } from "./sweep";
import "@/tools/testing/strict";
import { PasswordJustChanged } from "@/auth/sessions";
import { randomId } from "@/auth/tokens";
import { decodeWithoutVerifying } from "../evidence/decode-token";
import { denyAll, extendIssued, noteIssued } from "./denylist";
import type { VerifiedUser } from "./verified-user";

const minute = 60_000;

async function twoDevices(given: Parameters<Device["signIn"]>[0] = {}) {
  const lab = await newLab();
  const [laptop, phone] = [lab.device("laptop", "jwt-denylist"), lab.device("phone", "jwt-denylist")];
  await laptop.signIn();
  await phone.signIn(given);
  return { lab, laptop, phone };
}

const sidOf = (device: Device) => String(decodeWithoutVerifying(device.cookie?.value ?? "")?.claims.sid);
const denied = (id: string) => query<{ expires: Date }>(`SELECT * FROM "DeniedToken" WHERE id = $1`, id);
const issued = (id: string) => query<{ expires: Date }>(`SELECT * FROM "IssuedToken" WHERE id = $1`, id);

describe("under jwt-denylist", () => {
  it("a check is one verification and one statement, which finds no row when all is well", async () => {
    const { phone } = await twoDevices();
    const { evidence } = await phone.check();
    expect(evidence.token).toMatchObject({ operation: "verify" });
    expect(evidence.sql).toMatchObject([{ text: expect.stringContaining("DeniedToken"), rows: 0 }]);
  });

  it("one device is thrown out with the thief's copy of it, and the others stay", async () => {
    const { lab, laptop, phone } = await twoDevices();
    await phone.steal("thief");
    const [own, ofPhone] = await listSessions(laptop.jar);
    expect([own, ofPhone]).toMatchObject([
      { device: "laptop", current: true },
      { device: "phone", current: false },
    ]);
    await revokeSession(laptop.jar, ofPhone?.id ?? "", laptop.password);
    expect(await laptop.check()).toMatchObject({ status: 200 });
    for (const device of [phone, lab.device("thief", "jwt-denylist")]) {
      expect(await device.check()).toMatchObject({
        status: 401,
        reason: "revoked",
        evidence: { sql: [{ rows: 1 }] },
      });
    }
    expect(await listSessions(laptop.jar)).toHaveLength(1);
    await expect(revokeSession(laptop.jar, ofPhone?.id ?? "", laptop.password)).rejects.toMatchObject({
      code: "unknown-session",
    });
  });

  it("an entry expires with the token that it denies, and the sweep takes it away then", async () => {
    const { phone } = await twoDevices();
    const sid = sidOf(phone);
    const [listed] = await issued(sid);
    await phone.signOut();
    expect(await denied(sid)).toEqual([{ id: sid, expires: listed?.expires }]);
    expect(await issued(sid)).toEqual([]);
    const end = listed?.expires.getTime() ?? 0;
    await sweep(end);
    expect(await denied(sid)).toHaveLength(1);
    await sweep(end + 2 * minute);
    expect(await denied(sid)).toEqual([]);
  });

  it("signing out denies the token, so that a copy of it is refused", async () => {
    const { lab, phone } = await twoDevices();
    await phone.steal("thief");
    await phone.signOut();
    expect(await lab.device("thief", "jwt-denylist").check()).toMatchObject({
      status: 401,
      reason: "revoked",
    });
  });

  it("signing in again in the same jar denies the token before, and no other", async () => {
    const { lab, laptop, phone } = await twoDevices();
    await phone.steal("thief");
    await phone.signIn();
    expect(await lab.device("thief", "jwt-denylist").check()).toMatchObject({ reason: "revoked" });
    expect([await laptop.check(), await phone.check()]).toMatchObject([{ status: 200 }, { status: 200 }]);
  });

  it("a re-issued token is denied with the sign-in that it comes from", async () => {
    const { lab, laptop, phone } = await twoDevices({ expiry: "rolling" });
    const thief = lab.device("thief", "jwt-denylist");
    await phone.steal("thief");
    await thief.session();
    expect(thief.cookie?.value).not.toBe(phone.cookie?.value);
    expect(await laptop.changePassword(lab.password, "a-new-password-1")).toMatchObject({ tokensDenied: 2 });
    expect(await thief.check()).toMatchObject({ status: 401, reason: "revoked" });
    expect(await thief.session()).toBeNull();
  });

  it("a re-issue extends the entry in the list before it signs, and a denied one is not listed", async () => {
    const { phone } = await twoDevices({ lifetime: 30, expiry: "rolling" });
    const [before] = await issued(sidOf(phone));
    await sleep(5);
    await phone.session();
    const [after] = await issued(sidOf(phone));
    expect(after?.expires.getTime()).toBeGreaterThan(before?.expires.getTime() ?? 0);
    const sid = sidOf(phone);
    await phone.signOut();
    expect(await extendIssued(sid, 30)).toBe(false);
    expect(await denied(sid)).toMatchObject([{ expires: after?.expires }]);
  });

  it("a re-issue extends the entry no further than the latest end", async () => {
    stopClock();
    const { phone } = await twoDevices({ lifetime: 30, expiry: "capped" });
    const latest = Date.now() + 45_000;
    moveClock(20_000);
    await phone.session();
    const [after] = await issued(sidOf(phone));
    expect(after?.expires.getTime()).toBeLessThanOrEqual(latest);
    expect(after?.expires.getTime()).toBeGreaterThan(latest - 1_000);
  });

  it("a token stays denied when its user is gone", async () => {
    const { lab, phone } = await twoDevices();
    await lab.browser.send(`/lab/${lab.id}/account`, { method: "DELETE" });
    expect(await phone.check()).toMatchObject({ status: 401, reason: "revoked" });
  });

  it("nobody can say anything while the database is away, and nobody is denied by a sign-out then", async () => {
    const { phone } = await twoDevices();
    expect(await phone.check("?db=down")).toMatchObject({ status: 503, reason: "database-unavailable" });
    const answer = await phone.browser.post(`${phone.path}/api/auth/signout?db=down`, {
      csrfToken: await phone.csrfToken(),
    });
    expect(answer.status).toBe(503);
    expect(await phone.check()).toMatchObject({ status: 200 });
  });
});

describe("a sign-in at the moment of a password change", () => {
  it("leaves nothing that is still good, whichever comes first", async () => {
    const { lab, laptop, phone } = await twoDevices();
    const tablet = lab.device("tablet", "jwt-denylist");
    const change = { currentPassword: lab.password, newPassword: "a-new-password-1" };
    await Promise.all([changePassword(laptop.jar, change), tablet.signIn(), phone.signIn()]);
    const alive = await query(
      `SELECT 1 FROM "IssuedToken" i JOIN "User" u ON u.id = i."userId" WHERE u."labId" = $1`,
      lab.id,
    );
    expect(alive).toEqual([]);
    for (const device of [tablet, phone]) expect((await device.check()).status).toBe(401);
  });

  it("waits for a change that is not committed yet, and then issues nothing", async () => {
    const { lab } = await twoDevices();
    const [user] = await query<VerifiedUser>(`SELECT * FROM "User" WHERE "labId" = $1`, lab.id);
    const { jar } = lab.device("tablet", "jwt-denylist");
    const id = randomId();
    let issuing: Promise<unknown> | undefined;
    await getPrisma().$transaction(async (tx) => {
      await tx.user.updateMany({ where: { labId: lab.id }, data: { passwordVersion: { increment: 1 } } });
      issuing = noteIssued(jar, { ...(user as VerifiedUser), lifetime: 120 }, id).catch((error) => error);
      await sleep(20);
      await denyAll(tx, user?.id ?? "");
    });
    expect(await issuing).toBeInstanceOf(PasswordJustChanged);
    expect(await issued(id)).toEqual([]);
  });
});
